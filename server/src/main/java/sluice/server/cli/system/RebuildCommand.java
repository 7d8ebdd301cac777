package sluice.server.cli.system;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Sluice;
import sluice.server.cli.library.ImportFollowing;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;

@Command(
        name = "rebuild",
        description = {
            "Make what is derived again: the search index, and thumbnails that are lost.",
            "The database and the originals are only read."
        })
public final class RebuildCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Option(names = "--thumbnails", description = "Make every thumbnail again, also those that are there.")
    boolean thumbnails;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Connection connection = sluice.options().connect("rebuild", Library.Work.IMPORT)) {
            connection.post("/api/v1/rebuild", Json.object().put("thumbnails", thumbnails));
            new ImportFollowing(
                            connection,
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr())
                    .awaitPictures();
            JsonNode counts = connection.get("/api/v1/status").path("counts");
            if (sluice.options().json()) {
                spec.commandLine().getOut().println(counts);
            } else {
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%,d assets can be found again%n",
                                counts.path("assets").asLong());
            }
            return ExitCode.DONE;
        }
    }
}
