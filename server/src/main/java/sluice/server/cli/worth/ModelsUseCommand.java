package sluice.server.cli.worth;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import sluice.server.http.Json;

@Command(
        name = "use",
        description = {
            "Embed pictures with this model from the next start on.",
            "They are embedded anew in the background, the most valued first, while the old vectors serve."
        })
final class ModelsUseCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    ModelsCommand models;

    @Parameters(paramLabel = "ID", description = "The model; it is installed.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Options options = models.sluice.options();
        try (Connection connection = options.connect("models use", Library.Work.FOLLOW)) {
            var answer = connection.post("/api/v1/models/active", Json.object().put("id", id));
            spec.commandLine()
                    .getOut()
                    .println(options.json() ? answer : id + " embeds pictures from the next start on");
            return ExitCode.DONE;
        }
    }
}
