package sluice.server.cli.library;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.app.Library;
import sluice.server.cli.command.AssetReferences;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(name = "show", description = "Show all that is known about assets, and where each fact was found.")
public final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Parameters(
            paramLabel = "ASSET",
            arity = "1..*",
            description = "Ids (their first six digits or more are enough) or paths of files.")
    @SuppressWarnings("NullAway.Init")
    List<String> references;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        int exitCode = ExitCode.DONE;
        try (Connection connection = sluice.options().connect("show", Library.Work.FOLLOW)) {
            for (String reference : references) {
                try {
                    JsonNode asset = connection.get("/api/v1/assets/" + AssetReferences.find(connection, reference));
                    if (sluice.options().json()) {
                        out.println(asset);
                    } else {
                        new AssetText(out).print(asset);
                    }
                } catch (SluiceException e) {
                    if (e.code() != FailureCode.NOT_FOUND && e.code() != FailureCode.CONFLICT) {
                        throw e;
                    }
                    spec.commandLine().getErr().println("sluice: " + e.getMessage());
                    exitCode = ExitCode.SOME_FAILED;
                }
            }
        }
        return exitCode;
    }
}
