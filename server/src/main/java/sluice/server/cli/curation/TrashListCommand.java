package sluice.server.cli.curation;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.Amounts;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "List what lies in the trash, why, and since when.")
final class TrashListCommand implements Callable<Integer> {
    private static final int PAGE = 500;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    TrashCommand trash;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return list(trash.sluice.options(), spec);
    }

    static int list(Options options, CommandSpec spec) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Connection connection = options.connect("trash", Library.Work.FOLLOW)) {
            Map<String, String> parameters =
                    new HashMap<>(Map.of("q", TrashCommand.IN_IT, "limit", Integer.toString(PAGE)));
            JsonNode page = connection.get("/api/v1/assets", parameters);
            print(page, options, out);
            while (page.path("nextCursor").isString()) {
                parameters.put("cursor", page.path("nextCursor").asString());
                page = connection.get("/api/v1/assets", parameters);
                print(page, options, out);
            }
            if (!options.json()) {
                JsonNode counts = connection.get("/api/v1/trash");
                out.println(
                        counts.path("assets").asLong() == 0
                                ? "The trash is empty."
                                : "%,d in the trash, %,d files, %s"
                                        .formatted(
                                                counts.path("assets").asLong(),
                                                counts.path("files").asLong(),
                                                Amounts.bytes(
                                                        counts.path("bytes").asLong())));
            }
            return ExitCode.DONE;
        }
    }

    private static void print(JsonNode page, Options options, PrintWriter out) {
        for (JsonNode asset : page.path("items")) {
            out.println(
                    options.json()
                            ? asset
                            : "%s  %-8s  %s  %10s  %s"
                                    .formatted(
                                            asset.path("id").asString().substring(0, 10),
                                            asset.path("trashedBy").asString("-"),
                                            asset.path("trashedAt").asString("-"),
                                            Amounts.bytes(asset.path("bytes").asLong()),
                                            asset.path("path").asString()));
        }
    }
}
