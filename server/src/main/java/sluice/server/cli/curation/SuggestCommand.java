package sluice.server.cli.curation;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Command(
        name = "suggest",
        description = {
            "What could be chosen, looked at again, or cleaned up, and why.",
            "Each line begins with the key that accept and dismiss take."
        },
        subcommands = {SuggestAcceptCommand.class, SuggestDismissCommand.class},
        footer = {
            "",
            "  sluice suggest",
            "  sluice suggest accept best-12-8f1c22aa     star the best of a session",
            "  sluice suggest dismiss clean-7-03bc91d2    turn it down; it does not come back for half a year",
            "Take it back:  sluice undo"
        })
public final class SuggestCommand implements Callable<Integer> {
    private static final int MOST = 60;
    private static final int SHORT_ID = 10;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Option(names = "--limit", paramLabel = "N", description = "How many at most, 1 to 60 (default ${DEFAULT-VALUE}).")
    int limit = 12;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit is 1 to " + MOST + ", not " + limit);
        }
        try (Connection connection = sluice.options().connect("suggest", Library.Work.FOLLOW)) {
            JsonNode items = connection
                    .get("/api/v1/suggestions", Map.of("limit", Integer.toString(limit)))
                    .path("items");
            items.forEach(
                    one -> spec.commandLine().getOut().println(sluice.options().json() ? one : text(one)));
            if (items.isEmpty() && !sluice.options().json()) {
                spec.commandLine()
                        .getOut()
                        .println("There is nothing to suggest: star a few images, and let them be analysed.");
            }
            return ExitCode.DONE;
        }
    }

    int answer(CommandSpec command, String route, String key) throws InterruptedException {
        try (Connection connection = sluice.options().connect("suggest", Library.Work.FOLLOW)) {
            JsonNode answer = connection.post(
                    "/api/v1/suggestions/" + route,
                    Json.object().put("key", key).put("origin", "cli"));
            command.commandLine()
                    .getOut()
                    .println(
                            sluice.options().json()
                                    ? answer
                                    : answer.path("words").asString());
            return ExitCode.DONE;
        }
    }

    private static String text(JsonNode one) {
        String what = switch (one.path("kind").asString()) {
            case "best" -> "Best of a session";
            case "look" -> "Worth another look";
            default -> "Clean up";
        };
        String ids = one.path("assets")
                .valueStream()
                .map(asset -> asset.path("id").asString().substring(0, SHORT_ID))
                .collect(Collectors.joining(" "));
        return "%s  %s%n    %s%n    %s"
                .formatted(one.path("key").asString(), what, one.path("reason").asString(), ids);
    }
}
