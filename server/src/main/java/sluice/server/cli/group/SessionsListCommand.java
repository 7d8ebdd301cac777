package sluice.server.cli.group;

import java.util.HashMap;
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
import tools.jackson.databind.JsonNode;

@Command(
        name = "list",
        description = "List sessions, the last first: number, beginning, length, images, and what they are about.",
        footer = {"", "  sluice sessions list --limit 100", "  sluice sessions list --json"})
final class SessionsListCommand implements Callable<Integer> {
    static final int USUAL = 20;
    private static final int PAGE = 100;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    SessionsCommand sessions;

    @Option(names = "--limit", paramLabel = "N", description = "How many to print at most (default ${DEFAULT-VALUE}).")
    int limit = USUAL;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is at least 1, not " + limit);
        }
        return list(sessions.sluice.options(), spec, limit);
    }

    static int list(Options options, CommandSpec spec, int limit) throws InterruptedException {
        SessionText text = new SessionText(spec.commandLine().getOut(), options.json());
        Map<String, String> parameters = new HashMap<>();
        int left = limit;
        try (Connection connection = options.connect("sessions", Library.Work.FOLLOW)) {
            boolean more = true;
            while (more && left > 0) {
                parameters.put("limit", Integer.toString(Math.min(left, PAGE)));
                JsonNode items = connection.get("/api/v1/sessions", parameters).path("items");
                for (JsonNode session : items) {
                    text.print(session);
                    parameters.put("before", session.path("id").asString());
                }
                left -= items.size();
                more = !items.isEmpty();
            }
        }
        if (left == limit && !options.json()) {
            spec.commandLine().getOut().println("There is no session yet: they come with the first images.");
        }
        return ExitCode.DONE;
    }
}
