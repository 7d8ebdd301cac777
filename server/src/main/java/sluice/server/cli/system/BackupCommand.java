package sluice.server.cli.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import sluice.server.http.Json;

@Command(
        name = "backup",
        description = {
            "Write the database, uploaded images and settings to one ZIP file; a running server goes on meanwhile.",
            "Images that were imported from your folders stay there and are not in it."
        })
public final class BackupCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(paramLabel = "FILE", description = "The file to write.")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Option(names = "--force", description = "Replace the file if it is there.")
    boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target) && !force) {
            throw SluiceException.about(FailureCode.INVALID, "FILE", target + " exists already; --force replaces it");
        }
        Path beside = target.resolveSibling(target.getFileName() + ".part");
        try (Connection connection = sluice.options().connect("backup", Library.Work.FOLLOW)) {
            try (OutputStream out = Files.newOutputStream(beside)) {
                connection.fetch("/api/v1/backup", out);
                out.close();
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            long bytes = Files.size(target);
            spec.commandLine()
                    .getOut()
                    .println(
                            sluice.options().json()
                                    ? Json.object()
                                            .put("file", target.toString())
                                            .put("bytes", bytes)
                                    : "%s, %,d bytes".formatted(target, bytes));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new SluiceException(FailureCode.STORAGE, "FILE", "cannot write " + target + ": " + e.getMessage(), e);
        }
    }
}
