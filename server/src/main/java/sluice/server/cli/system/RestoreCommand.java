package sluice.server.cli.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.LogFile;
import sluice.server.app.Restore;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.home.Home;
import sluice.server.home.Ownership;
import sluice.server.http.Json;

@Command(
        name = "restore",
        description = {
            "Put a backup in the place of what the home holds. Stop the server first.",
            "What was there is moved into a folder replaced-… of the home, not deleted."
        })
public final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(paramLabel = "FILE", description = "A file that \"sluice backup\" wrote.")
    @SuppressWarnings("NullAway.Init")
    Path file;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw SluiceException.about(FailureCode.INVALID, "FILE", file + " is no file");
        }
        Home home = sluice.options().home();
        LogFile.open(home);
        Instant now = InstantSource.system().instant();
        try (Ownership ownership = Ownership.take(home, "restore", now)) {
            Restore.Restored restored =
                    new Restore(home, now).from(file.toAbsolutePath().normalize());
            Path aside = restored.aside();
            if (sluice.options().json()) {
                spec.commandLine()
                        .getOut()
                        .println(Json.object()
                                .put("uploads", restored.uploads())
                                .put("aside", aside == null ? null : aside.toString()));
            } else {
                spec.commandLine()
                        .getOut()
                        .println("Restored" + (aside == null ? "" : "; what was there before is in " + aside));
            }
            return ExitCode.DONE;
        }
    }
}
