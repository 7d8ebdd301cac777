package sluice.server.cli.worth;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import sluice.server.http.Json;

@Command(name = "resume", description = "Let deep work go on, while the machine is quiet and the budget allows.")
final class QueueResumeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    QueueCommand queue;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Options options = queue.sluice.options();
        try (Connection connection = options.connect("queue resume", Library.Work.FOLLOW)) {
            new QueueText(spec.commandLine().getOut(), options.json())
                    .print(connection.post("/api/v1/queue", Json.object().put("action", "resume")));
            return ExitCode.DONE;
        }
    }
}
