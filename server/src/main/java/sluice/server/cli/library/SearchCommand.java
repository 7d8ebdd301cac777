package sluice.server.cli.library;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "search",
        description = "Find assets by what their files say.",
        footer = {
            "",
            "Words match prompts, file names and tags. field:value, field:>value, \"a phrase\", -not, OR narrow it down:",
            "  sluice search 'castle \"golden hour\" -night'",
            "  sluice search 'tool:comfyui model:flux* steps:20..30 width:>=1024' --sort -created",
            "An empty query matches everything. A query that begins with - goes behind --:  sluice search -- -night"
        })
public final class SearchCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(paramLabel = "QUERY", arity = "0..*", description = "The query; its words need no quotes around all.")
    List<String> query = List.of();

    @Option(
            names = "--sort",
            paramLabel = "S",
            description = "imported, created, name, size, width, height, pixels, steps, seed, model or random:N; a"
                    + " leading - is descending (default -imported).")
    String sort = "-imported";

    @Option(names = "--limit", paramLabel = "N", description = "How many to print at most (default ${DEFAULT-VALUE}).")
    int limit = 20;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit is at least 1, not " + limit);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Connection connection = sluice.options().connect("search", Library.Work.FOLLOW)) {
            Map<String, String> parameters = new HashMap<>();
            parameters.put("q", String.join(" ", query));
            parameters.put("sort", sort);
            int left = limit;
            long total = 0;
            while (left > 0) {
                parameters.put("limit", Integer.toString(Math.min(left, PAGE)));
                JsonNode page = connection.get("/api/v1/assets", parameters);
                total = page.path("total").asLong();
                page.path("items").forEach(asset -> print(asset, out));
                left -= page.path("items").size();
                if (page.path("nextCursor").isNull() || page.path("items").isEmpty()) {
                    break;
                }
                parameters.put("cursor", page.path("nextCursor").asString());
            }
            if (!sluice.options().json()) {
                out.println(total == 0 ? "Nothing matches." : "%,d of %,d".formatted(limit - left, total));
            }
            return ExitCode.DONE;
        }
    }

    private void print(JsonNode asset, PrintWriter out) {
        if (sluice.options().json()) {
            out.println(asset);
            return;
        }
        JsonNode made = asset.path("generation");
        out.printf(
                "%s  %5dx%-5d %-13s %s%n",
                asset.path("id").asString().substring(0, 10),
                asset.path("width").asInt(),
                asset.path("height").asInt(),
                made.path("tool").asString("-"),
                asset.path("name").asString());
        String prompt = made.path("prompt").asString("");
        if (!prompt.isEmpty()) {
            String line = prompt.replaceAll("\\s+", " ");
            out.println("            " + (line.length() > 100 ? line.substring(0, 99) + "…" : line));
        }
    }
}
