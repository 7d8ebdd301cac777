package sluice.server.cli.curation;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.distil.Wish;
import sluice.server.app.Library;
import sluice.server.cli.command.AssetReferences;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "distil",
        description = {
            "Choose a few of many images that are good and different, and say why each was chosen.",
            "Stacks count as one. With --name the chosen ones become a collection, or join the one of that name."
        },
        footer = {
            "",
            "  sluice distil --from 'castle -night' --count 20                    only shows them",
            "  sluice distil --count 40 --name 'Best of the year' --from 'created:2025'",
            "  sluice distil --count 12 --pin 3fa94c --exclude 81c2d0 --exclude 90aa17",
            "What is pinned is in whatever else is; of what is excluded, nothing that looks the same is in either.",
            "Taken back by:  sluice undo"
        })
public final class DistilCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Option(names = "--from", paramLabel = "QUERY", description = "Choose from what matches (default: everything).")
    String query = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            required = true,
            description = "How many to choose, 1 to " + Wish.MOST + ".")
    int count;

    @Option(names = "--name", paramLabel = "NAME", description = "Put them into the collection of this name.")
    @Nullable String name;

    @Option(names = "--pin", paramLabel = "ASSET", description = "Always choose this one; may be given several times.")
    List<String> pins = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "ASSET",
            description = "Never choose this one, nor what looks the same; may be given several times.")
    List<String> excludes = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1 || count > Wish.MOST) {
            throw new ParameterException(spec.commandLine(), "--count is from 1 to " + Wish.MOST + ", not " + count);
        }
        try (Connection connection = sluice.options().connect("distil", Library.Work.FOLLOW)) {
            ObjectNode wish =
                    Json.object().put("query", query).put("count", count).put("origin", "cli");
            put(wish, "pins", pins, connection);
            put(wish, "excludes", excludes, connection);
            if (name != null) {
                wish.put("name", name);
            }
            JsonNode answer = connection.post("/api/v1/distil", wish);
            if (sluice.options().json()) {
                spec.commandLine().getOut().println(answer);
            } else {
                print(answer, spec.commandLine().getOut());
            }
            return ExitCode.DONE;
        }
    }

    private static void put(ObjectNode wish, String field, List<String> references, Connection connection)
            throws InterruptedException {
        for (String reference : references) {
            wish.withArray(field).add(AssetReferences.find(connection, reference));
        }
    }

    private void print(JsonNode answer, PrintWriter out) {
        for (JsonNode item : answer.path("items")) {
            JsonNode asset = item.path("asset");
            out.printf(
                    "%s  %s%n            %s%n",
                    asset.path("id").asString().substring(0, 10),
                    asset.path("name").asString(),
                    item.path("reason").asString());
            JsonNode nearest = item.path("nearest");
            if (nearest.isObject()) {
                out.printf(
                        "            instead of %s: %s%n",
                        nearest.at("/asset/id").asString().substring(0, 10),
                        nearest.path("why").asString());
            }
        }
        out.println("%d of %,d: at least %s of the best possible"
                .formatted(
                        answer.path("items").size(),
                        answer.path("matches").asLong(),
                        percent(answer.path("atLeast").asDouble())));
        JsonNode collection = answer.path("collection");
        if (collection.isObject()) {
            out.println("%s “%s”: %d added, %,d in it"
                    .formatted(
                            collection.path("existed").asBoolean() ? "In the collection that was there already," : "In",
                            collection.path("name").asString(),
                            collection.path("added").asInt(),
                            collection.path("assets").asLong()));
        }
    }

    /** Rounded down: it is a promise. */
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", Math.floor(100 * share));
    }
}
