package sluice.server.cli.group;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "list",
        description = "List stacks by number, with their covers and why these stand for them.",
        footer = {"", "  sluice stacks list", "  sluice stacks list --after 120 --limit 500 --json"})
final class StacksListCommand extends StackCommand {
    private static final int MOST = 500;

    @Option(names = "--after", paramLabel = "N", description = "Only stacks with a higher number.")
    long after;

    @Option(names = "--limit", paramLabel = "N", description = "How many, 1 to 500 (default ${DEFAULT-VALUE}).")
    int limit = 100;

    @Override
    void check() {
        if (limit < 1 || limit > MOST) {
            throw wrong("--limit is 1 to " + MOST + ", not " + limit);
        }
    }

    @Override
    void act(Connection connection) throws InterruptedException {
        print(connection, stacks.sluice.options(), spec, after, limit);
    }

    static int list(Options options, CommandSpec spec, long after, int limit) throws InterruptedException {
        try (Connection connection = options.connect("stacks", Library.Work.FOLLOW)) {
            print(connection, options, spec, after, limit);
            return ExitCode.DONE;
        }
    }

    private static void print(Connection connection, Options options, CommandSpec spec, long after, int limit)
            throws InterruptedException {
        JsonNode page = connection.get(
                "/api/v1/stacks", Map.of("after", Long.toString(after), "limit", Integer.toString(limit)));
        for (JsonNode stack : page.path("items")) {
            spec.commandLine().getOut().println(options.json() ? stack : told(stack));
        }
        if (page.path("items").isEmpty() && !options.json()) {
            spec.commandLine().getOut().println(after == 0 ? "There are no stacks." : "There are no more stacks.");
        } else if (page.path("items").size() == limit && !options.json()) {
            JsonNode last = page.path("items").path(limit - 1);
            spec.commandLine()
                    .getOut()
                    .println("There may be more:  sluice stacks list --after "
                            + last.path("id").asString());
        }
    }
}
