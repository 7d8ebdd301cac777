package sluice.server.cli.curation;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.app.Library;
import sluice.server.cli.command.AssetReferences;
import sluice.server.cli.command.AssetsCommand;
import sluice.server.cli.command.ExitCode;
import sluice.server.cli.command.Options;
import sluice.server.client.Connection;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "restore", description = "Take assets out of the trash.")
final class TrashRestoreCommand implements Callable<Integer> {
    private static final int AT_A_TIME = 1_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    TrashCommand trash;

    @Parameters(paramLabel = "ASSET", arity = "1..*", description = AssetsCommand.ASSETS)
    List<String> references = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Options options = trash.sluice.options();
        try (Connection connection = options.connect("trash restore", Library.Work.FOLLOW)) {
            AssetReferences found = TrashCommand.named(connection, spec, references);
            int recorded = 0;
            for (List<String> ids : TrashCommand.portions(found.ids(), AT_A_TIME)) {
                ObjectNode body = Json.object().put("kind", "restored").put("origin", "cli");
                ArrayNode assets = body.putArray("assets");
                ids.forEach(assets::add);
                recorded += connection
                        .post("/api/v1/signals", body)
                        .path("recorded")
                        .asInt();
            }
            spec.commandLine()
                    .getOut()
                    .println(
                            options.json()
                                    ? Json.object().put("recorded", recorded)
                                    : "Taken out of the trash: " + AssetsCommand.assets(recorded));
            return found.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
        }
    }
}
