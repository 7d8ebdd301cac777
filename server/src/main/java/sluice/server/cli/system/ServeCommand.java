package sluice.server.cli.system;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.cli.command.Sluice;

@Command(
        name = "serve",
        description = {
            "Serve the library's page and API until Ctrl-C.",
            "Imports that were interrupted, and folders that are watched, go on."
        })
public final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ServeOptions serve;

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
                .run("serve", List.of(), false);
    }
}
