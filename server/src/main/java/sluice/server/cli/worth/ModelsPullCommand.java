package sluice.server.cli.worth;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.Library;
import sluice.server.cli.command.Amounts;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.cli.command.Progress;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Command(
        name = "pull",
        description = {
            "Fetch a model and check it. It can be interrupted: the next pull goes on where this one stopped.",
            "It is fetched from where the model says, or from the setting modelsBase."
        })
final class ModelsPullCommand implements Callable<Integer> {
    private static final int MILLISECONDS_BETWEEN_LOOKS = 200;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    ModelsCommand models;

    @Parameters(paramLabel = "ID", description = "The model, as \"sluice models list\" names it.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Options options = models.sluice.options();
        Progress progress = new Progress(spec.commandLine().getErr());
        try (Connection connection = options.connect("models pull", Library.Work.FOLLOW)) {
            JsonNode pull = connection.post("/api/v1/models/" + id + "/pull", Json.object());
            while (pull.path("state").asString().equals("running")) {
                progress.show("%s of %s"
                        .formatted(
                                Amounts.bytes(pull.path("bytes").asLong()),
                                Amounts.bytes(pull.path("of").asLong())));
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
                pull = connection.get("/api/v1/models/" + id + "/pull");
            }
            progress.clear();
            if (pull.path("state").asString().equals("failed")) {
                throw SluiceException.about(
                        FailureCode.STORAGE, id, id + ": " + pull.path("reason").asString());
            }
            spec.commandLine()
                    .getOut()
                    .println(
                            options.json()
                                    ? pull
                                    : "%s is installed, %s"
                                            .formatted(
                                                    id,
                                                    Amounts.bytes(
                                                            pull.path("bytes").asLong())));
            return ExitCode.DONE;
        }
    }
}
