package sluice.server.cli.group;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "doubtful",
        description = {
            "List pairs of which it is doubtful whether they are one picture, and of which you have said nothing yet.",
            "A part of the library is looked at for each call, the newest first; --after goes on from there."
        },
        footer = {
            "",
            "  sluice stacks doubtful",
            "  sluice stacks doubtful --limit 50 --json",
            "Then say what they are:  sluice stacks same A B, sluice stacks different A B"
        })
final class StacksDoubtfulCommand extends StackCommand {
    private static final int MOST = 200;

    @Option(names = "--limit", paramLabel = "N", description = "Where to stop looking (default ${DEFAULT-VALUE}).")
    int limit = 20;

    @Option(names = "--after", paramLabel = "ASSET", description = "Where the call before stopped.")
    @Nullable String after;

    @Override
    void check() {
        if (limit < 1 || limit > MOST) {
            throw wrong("--limit is 1 to " + MOST + ", not " + limit);
        }
    }

    @Override
    void act(Connection connection) throws InterruptedException {
        Map<String, String> query = new HashMap<>(Map.of("limit", Integer.toString(limit)));
        if (after != null) {
            query.put("after", after);
        }
        JsonNode page = connection.get("/api/v1/stacks/doubtful", query);
        PrintWriter out = spec.commandLine().getOut();
        if (json()) {
            out.println(page);
            return;
        }
        for (JsonNode pair : page.path("items")) {
            out.println("%s  %s  %s: %s"
                    .formatted(
                            pair.path("one").asString().substring(0, 12),
                            pair.path("other").asString().substring(0, 12),
                            pair.path("stacked").asBoolean() ? "in one stack" : "apart",
                            pair.path("why").asString()));
        }
        if (page.path("items").isEmpty()) {
            out.println("Nothing doubtful here.");
        }
        if (page.path("next").isString()) {
            out.println("%,d images have not been looked at; go on:  sluice stacks doubtful --after %s"
                    .formatted(page.path("left").asInt(), page.path("next").asString()));
        }
    }
}
