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
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Command(
        name = "dead",
        description = "List what failed for good, and why; or try all of it again, or drop it.",
        footer = {"", "  sluice queue dead", "  sluice queue dead --retry", "  sluice queue dead --drop"})
final class QueueDeadCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    QueueCommand queue;

    @Option(names = "--retry", description = "Try all of it again.")
    boolean retry;

    @Option(names = "--drop", description = "Drop all of it: it is not tried again unless you ask for it.")
    boolean drop;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (retry && drop) {
            throw new ParameterException(spec.commandLine(), "give --retry or --drop, not both");
        }
        Options options = queue.sluice.options();
        try (Connection connection = options.connect("queue dead", Library.Work.FOLLOW)) {
            return retry || drop ? change(connection, options) : list(connection, options);
        }
    }

    private int change(Connection connection, Options options) throws InterruptedException {
        JsonNode answer = connection.post(
                "/api/v1/jobs",
                Json.object()
                        .put("action", retry ? "retry" : "drop")
                        .put("all", true)
                        .put("state", "dead"));
        spec.commandLine()
                .getOut()
                .println(
                        options.json()
                                ? answer
                                : "%,d %s"
                                        .formatted(
                                                answer.path("changed").asLong(),
                                                retry ? "wait to be tried again" : "dropped"));
        return ExitCode.DONE;
    }

    private int list(Connection connection, Options options) throws InterruptedException {
        String after = "0";
        long shown = 0;
        JsonNode items;
        do {
            items = connection
                    .get("/api/v1/jobs", Map.of("state", "dead", "after", after, "limit", Integer.toString(PAGE)))
                    .path("items");
            for (JsonNode job : items) {
                after = job.path("id").asString();
                shown++;
                spec.commandLine()
                        .getOut()
                        .println(
                                options.json()
                                        ? job
                                        : "%s  %s, %d attempts: %s"
                                                .formatted(
                                                        job.path("assetId")
                                                                .asString()
                                                                .substring(0, 10),
                                                        job.path("kind").asString(),
                                                        job.path("attempts").asInt(),
                                                        job.path("note").asString()));
            }
        } while (items.size() == PAGE);
        if (!options.json()) {
            spec.commandLine().getOut().println(shown == 0 ? "Nothing has failed for good." : shown + " dead");
        }
        return ExitCode.DONE;
    }
}
