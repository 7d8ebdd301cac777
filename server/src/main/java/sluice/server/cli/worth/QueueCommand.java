package sluice.server.cli.worth;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;

@Command(
        name = "queue",
        description = {
            "Show and steer deep analysis: what waits, what runs, and why or why not.",
            "Without a word behind it, it shows the status."
        },
        subcommands = {
            QueueStatusCommand.class,
            QueuePauseCommand.class,
            QueueResumeCommand.class,
            QueueDrainCommand.class,
            QueueDeadCommand.class
        },
        footer = {
            "",
            "  sluice queue                  what waits, and what the gate and the budget say",
            "  sluice queue pause            nothing deep is done, by any process of this home, until it is resumed",
            "  sluice queue drain            work everything off now that the budget allows, and wait for the end",
            "  sluice queue dead --retry     try again what had failed for good"
        })
public final class QueueCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return status(sluice.options(), spec);
    }

    static int status(Options options, CommandSpec spec) throws InterruptedException {
        try (Connection connection = options.connect("queue", Library.Work.FOLLOW)) {
            new QueueText(spec.commandLine().getOut(), options.json()).print(connection.get("/api/v1/queue"));
            return ExitCode.DONE;
        }
    }
}
