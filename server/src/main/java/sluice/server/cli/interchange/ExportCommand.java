package sluice.server.cli.interchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.interchange.Naming;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.NewFile;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "export",
        description = {
            "Copy the originals of all matches to a folder or into one ZIP file, with their XMP sidecars and lists if you"
                    + " like.",
            "Nothing is overwritten; what is there already with the same bytes is left, so that an export goes on where it"
                    + " was broken off.",
            "An export counts as downloads: these images are analysed in depth. --uncounted leaves that out."
        },
        footer = {
            "",
            "  sluice export 'collection:\"Spring show\"' show --sidecars",
            "  sluice export 'rating:5' best --names numbered --list csv",
            "  sluice export 'session:12' --zip session.zip --sidecars",
            "  sluice export 'castle' lists --list json --prompts castles.txt --without-originals"
        })
public final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(index = "0", paramLabel = "QUERY", description = "Which images, as one argument; '' is all of them.")
    @SuppressWarnings("NullAway.Init")
    String query;

    @Parameters(index = "1", paramLabel = "DIR", arity = "0..1", description = "The folder; made if need be.")
    @Nullable Path folder;

    @Option(names = "--zip", paramLabel = "FILE", description = "Write originals into this ZIP file instead.")
    @Nullable Path zip;

    @Option(names = "--sidecars", description = "With each original an XMP sidecar, named NAME.EXT.xmp.")
    boolean sidecars;

    @Option(
            names = "--names",
            paramLabel = "N",
            description = "original (default), numbered (000001.png, in the order of --sort) or seed.")
    String names = "original";

    @Option(names = "--sort", paramLabel = "S", description = "The order, as for search (default ${DEFAULT-VALUE}).")
    String sort = "-imported";

    @Option(
            names = "--list",
            paramLabel = "F",
            description = "Also a table in DIR: csv (assets.csv) or json (assets.jsonl).")
    @Nullable String list;

    @Option(names = "--prompts", paramLabel = "FILE", description = "Also the prompts as text, each once.")
    @Nullable Path prompts;

    @Option(names = "--without-originals", description = "Only what --list and --prompts ask for.")
    boolean withoutOriginals;

    @Option(names = "--uncounted", description = "Do not record it as downloads.")
    boolean uncounted;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        check();
        try (Connection connection = sluice.options().connect("export", Library.Work.FOLLOW)) {
            long matches = connection
                    .get("/api/v1/assets", Map.of("q", query, "limit", "1"))
                    .path("total")
                    .asLong();
            ObjectNode sum = Json.object().put("matches", matches);
            if (matches == 0) {
                say(sum, "Nothing matches.");
                return ExitCode.DONE;
            }
            long failed = withoutOriginals ? 0 : originals(connection, matches, sum);
            lists(connection, sum);
            if (sluice.options().json()) {
                spec.commandLine().getOut().println(sum);
            }
            return failed == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
        } catch (IOException e) {
            throw new SluiceException(FailureCode.STORAGE, "export", "cannot write: " + e.getMessage(), e);
        }
    }

    private void check() {
        if (Naming.named(names).isEmpty()) {
            throw wrong("--names is original, numbered or seed, not \"" + names + "\"");
        }
        if (list != null && !List.of("csv", "json").contains(list)) {
            throw wrong("--list is csv or json, not \"" + list + "\"");
        }
        if (withoutOriginals && list == null && prompts == null) {
            throw wrong("--without-originals leaves nothing to export; add --list or --prompts");
        }
        if (folder == null && (list != null || (zip == null && !withoutOriginals))) {
            throw wrong("name the folder to export to, or give --zip FILE");
        }
        if (folder != null && zip != null && list == null) {
            throw wrong("give a folder or --zip, not both");
        }
        List<Path> files = new ArrayList<>();
        if (zip != null) {
            files.add(zip);
        }
        if (prompts != null) {
            files.add(prompts);
        }
        for (Path file : files) {
            if (Files.exists(file)) {
                throw wrong(file + " is there already; nothing is overwritten");
            }
        }
    }

    /** @return how many failed */
    private long originals(Connection connection, long matches, ObjectNode sum)
            throws IOException, InterruptedException {
        if (zip != null) {
            return new ExportedZip(connection, zip.toAbsolutePath().normalize(), spec.commandLine())
                    .write(parameters(), sum, sluice.options().json());
        }
        Path target = folder().toAbsolutePath().normalize();
        return new ExportedFolder(
                        connection,
                        target,
                        sidecars,
                        !uncounted,
                        spec.commandLine(),
                        sluice.options().json())
                .write(query, sort, Naming.named(names).orElseThrow(), matches, sum);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters =
                new HashMap<>(Map.of("q", query, "sort", sort, "names", names, "origin", "cli"));
        if (sidecars) {
            parameters.put("sidecars", "1");
        }
        if (uncounted) {
            parameters.put("uncounted", "1");
        }
        return parameters;
    }

    private void lists(Connection connection, ObjectNode sum) throws IOException, InterruptedException {
        if (list != null) {
            Files.createDirectories(folder());
            Path file = NewFile.claim(folder(), list.equals("csv") ? "assets.csv" : "assets.jsonl");
            fetch(connection, list, file);
            told(sum, "list", file);
        }
        if (prompts != null) {
            Path file = prompts.toAbsolutePath().normalize();
            fetch(connection, "prompts", file);
            told(sum, "prompts", file);
        }
    }

    private void fetch(Connection connection, String what, Path file) throws IOException, InterruptedException {
        NewFile.write(
                file, out -> connection.fetch("/api/v1/export", Map.of("q", query, "sort", sort, "what", what), out));
    }

    private void told(ObjectNode sum, String field, Path file) {
        sum.put(field, file.toString());
        if (!sluice.options().json()) {
            spec.commandLine().getOut().println(file);
        }
    }

    private Path folder() {
        if (folder == null) {
            throw wrong("name the folder to export to");
        }
        return folder;
    }

    private void say(ObjectNode json, String words) {
        spec.commandLine().getOut().println(sluice.options().json() ? json : words);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
