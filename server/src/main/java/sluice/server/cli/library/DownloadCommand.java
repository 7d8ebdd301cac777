package sluice.server.cli.library;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.cli.command.AssetsCommand;
import sluice.server.cli.command.NewFile;
import sluice.server.cli.command.Progress;
import sluice.server.client.Connection;
import sluice.server.http.Json;

@Command(
        name = "download",
        description = {
            "Copy originals to a folder. Nothing there is overwritten: a name that is taken gets a number.",
            "A download says that you have use for an image, so it is analysed in depth."
        },
        footer = {
            "",
            "  sluice download 3fa94c --to ~/Desktop",
            "  sluice download --query 'collection:Castles' --to show"
        })
public final class DownloadCommand extends AssetsCommand {
    @Parameters(paramLabel = "ASSET", arity = "0..*", description = ASSETS)
    List<String> references = List.of();

    @Option(names = "--to", paramLabel = "DIR", description = "The folder (default: the current one); made if need be.")
    Path to = Path.of("");

    @Override
    protected List<String> references() {
        return references;
    }

    @Override
    protected int act(Connection connection, List<String> ids) throws InterruptedException {
        Path folder = to.toAbsolutePath().normalize();
        Progress progress = new Progress(spec.commandLine().getErr());
        int failed = 0;
        int copied = 0;
        try {
            Files.createDirectories(folder);
            for (String id : ids) {
                try {
                    Path file = fetch(connection, id, folder);
                    copied++;
                    progress.clear();
                    say(Json.object().put("id", id).put("file", file.toString()), file.toString());
                } catch (SluiceException e) {
                    if (e.code() != FailureCode.NOT_FOUND && e.code() != FailureCode.FORBIDDEN) {
                        throw e;
                    }
                    progress.clear();
                    spec.commandLine().getErr().println("sluice: " + id + ": " + e.getMessage());
                    failed++;
                }
                progress.show("%,d of %,d".formatted(copied, ids.size()));
            }
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, "--to", "cannot write to " + folder + ": " + e.getMessage(), e);
        }
        progress.clear();
        return failed;
    }

    private static Path fetch(Connection connection, String id, Path folder) throws IOException, InterruptedException {
        String name = connection.get("/api/v1/assets/" + id).path("name").asString();
        Path part = Files.createTempFile(folder, "." + id.substring(0, 10) + "-", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                connection.fetch("/api/v1/assets/" + id + "/original", Map.of("download", "1", "origin", "cli"), out);
            }
            Path file = NewFile.claim(folder, name);
            Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return file;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
