package sluice.server.cli.library;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "import",
        description = {
            "Take folders and files into the library. Originals stay where they are, untouched.",
            "Files that are known and unchanged are not read again; one that was moved keeps all that is known of it."
        })
public final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Folders (with all below them) and files.")
    @SuppressWarnings("NullAway.Init")
    List<Path> paths;

    @Option(names = "--watch", description = "Go on watching the folders for new, changed, moved and removed files.")
    boolean watch;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Connection connection = sluice.options().connect("import", Library.Work.IMPORT)) {
            JsonNode begun = connection.post("/api/v1/imports", request(paths, watch));
            ImportFollowing following = new ImportFollowing(connection, out, err);
            JsonNode run = following.awaitFirstPass(begun);
            if (connection.local()) {
                following.awaitPictures();
            }
            int exitCode = following.report(run, sluice.options().json());
            if (watch && connection.local()) {
                err.println("Watching; Ctrl-C ends it.");
                out.flush();
                following.awaitEnd(run);
            } else if (watch) {
                err.println("The server goes on watching.");
            }
            return exitCode;
        }
    }

    /** What asks the API for an import of these. */
    public static ObjectNode request(List<Path> paths, boolean watch) {
        ObjectNode request = Json.object().put("watch", watch);
        ArrayNode list = request.putArray("paths");
        paths.forEach(path -> list.add(path.toAbsolutePath().normalize().toString()));
        return request;
    }
}
