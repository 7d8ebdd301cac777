package sluice.server.cli.curation;

import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.Amounts;
import sluice.server.cli.command.AssetReferences;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "empty",
        description = {
            "Delete the originals of what lies in the trash from the disk, for good.",
            "Every file is listed first, and nothing is deleted before you have typed the word \"delete\" or given --yes.",
            "A file that has changed, a link, and what lies outside of the imported folders are kept, with the reason.",
            "The assets stay known, as missing."
        },
        footer = {
            "",
            "  sluice trash empty",
            "  sluice trash empty 3fa94c 81c2d0     only these",
            "  sluice trash empty --yes             no questions asked"
        })
final class TrashEmptyCommand implements Callable<Integer> {
    private static final int AT_A_TIME = 200;
    private static final String WORD = "delete";

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    TrashCommand trash;

    @Parameters(
            paramLabel = "ASSET",
            arity = "0..*",
            description = "Only these. Ids (their first six digits or more are enough), paths of files, or -.")
    List<String> references = List.of();

    @Option(names = "--yes", description = "Delete without asking.")
    boolean yes;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Options options = trash.sluice.options();
        try (Connection connection = options.connect("trash empty", Library.Work.FOLLOW)) {
            AssetReferences named = TrashCommand.named(connection, spec, references);
            Total rehearsed = run(connection, named.ids(), true, !options.json() || !yes);
            if (rehearsed.files == 0) {
                return finish(rehearsed, named, "There is nothing to delete.");
            }
            if (!options.json()) {
                out.println("%,d files, %s".formatted(rehearsed.files, Amounts.bytes(rehearsed.bytes)));
            }
            if (!yes && !confirmed(options)) {
                Total none = new Total();
                return finish(none, named, "Nothing was deleted. To delete these files, add --yes.");
            }
            Total deleted = run(connection, named.ids(), false, options.json());
            return finish(
                    deleted, named, "Deleted %,d files, %s".formatted(deleted.files, Amounts.bytes(deleted.bytes)));
        }
    }

    /** Asks on the terminal; where there is none, nobody has confirmed. */
    private boolean confirmed(Options options) {
        Console console = System.console();
        if (options.json() || console == null || !console.isTerminal()) {
            return false;
        }
        String answer = console.readLine("Delete them for good? Type \"%s\": ", WORD);
        return answer != null && answer.strip().equals(WORD);
    }

    private int finish(Total total, AssetReferences named, String words) {
        PrintWriter out = spec.commandLine().getOut();
        if (trash.sluice.options().json()) {
            out.println(Json.object()
                    .put("deleted", total.files)
                    .put("kept", total.kept.size())
                    .put("bytes", total.bytes));
        } else {
            out.println(words);
        }
        return total.kept.isEmpty() && named.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private Total run(Connection connection, List<String> ids, boolean rehearse, boolean list)
            throws InterruptedException {
        Total total = new Total();
        for (List<String> some : TrashCommand.portions(ids, AT_A_TIME)) {
            ObjectNode body = Json.object().put("rehearse", rehearse);
            ArrayNode assets = body.putArray("assets");
            some.forEach(assets::add);
            JsonNode emptied = connection.post("/api/v1/trash/empty", body);
            total.add(emptied);
            if (list) {
                emptied.path("deleted").forEach(file -> say(file, !rehearse));
            }
            if (!rehearse || !yes) {
                emptied.path("kept").forEach(file -> keep(file));
            }
        }
        return total;
    }

    private void say(JsonNode file, boolean deleted) {
        PrintWriter out = spec.commandLine().getOut();
        if (trash.sluice.options().json()) {
            out.println(Json.object()
                    .put("path", file.path("path").asString())
                    .put("bytes", file.path("bytes").asLong())
                    .put("deleted", deleted));
        } else {
            out.println("%10s  %s"
                    .formatted(
                            Amounts.bytes(file.path("bytes").asLong()),
                            file.path("path").asString()));
        }
    }

    private void keep(JsonNode file) {
        spec.commandLine()
                .getErr()
                .println("sluice: kept " + file.path("path").asString() + ": "
                        + file.path("reason").asString());
    }

    /** What came of all requests together. */
    private static final class Total {
        private int files;
        private long bytes;
        private final List<String> kept = new ArrayList<>();

        void add(JsonNode emptied) {
            files += emptied.path("deleted").size();
            bytes += emptied.path("bytes").asLong();
            emptied.path("kept").forEach(file -> kept.add(file.path("path").asString()));
        }
    }
}
