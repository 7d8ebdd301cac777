package sluice.server.cli.system;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.cli.command.Sluice;

@Command(
        name = "up",
        description = {
            "Import folders and serve the page: the quickest way to see all images.",
            "The address is printed at once; images appear while they are imported. Ctrl-C ends it, and the next"
                    + " start goes on where it was."
        })
public final class UpCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ServeOptions serve;

    @Parameters(paramLabel = "FOLDER", arity = "0..*", description = "Folders (with all below them) and files.")
    List<Path> folders = List.of();

    @Option(names = "--watch", description = "Go on watching the folders for new, changed, moved and removed files.")
    boolean watch;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return new Foreground(
                        sluice.options(),
                        serve,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())
                .run("up", folders, watch);
    }
}
