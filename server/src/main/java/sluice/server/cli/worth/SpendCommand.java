package sluice.server.cli.worth;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "spend",
        description = {
            "Show what computing was spent on: by tier, step and day, what was saved, and what waits.",
            "Saved is measured against analysing every image in full (the strategy \"uniform\")."
        },
        footer = {"", "  sluice spend", "  sluice spend --days 7 --json"})
public final class SpendCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 3_650;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Option(names = "--days", paramLabel = "N", description = "How many days back (default ${DEFAULT-VALUE}).")
    int days = 30;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (days < 1 || days > MOST_DAYS) {
            throw new ParameterException(spec.commandLine(), "--days is 1 to " + MOST_DAYS + ", not " + days);
        }
        try (Connection connection = sluice.options().connect("spend", Library.Work.FOLLOW)) {
            JsonNode report = connection.get("/api/v1/spend", Map.of("days", Integer.toString(days)));
            if (sluice.options().json()) {
                spec.commandLine().getOut().println(report);
            } else {
                new SpendText(spec.commandLine().getOut()).print(report, days);
            }
            return ExitCode.DONE;
        }
    }
}
