package sluice.server.cli.group;

import picocli.CommandLine.Parameters;
import sluice.server.cli.command.AssetReferences;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

/** What the user says of a pair. */
abstract class StackVerdict extends StackCommand {
    @Parameters(index = "0", paramLabel = "ASSET", description = "An id (six digits or more) or a path.")
    @SuppressWarnings("NullAway.Init")
    String one;

    @Parameters(index = "1", paramLabel = "OTHER", description = "Another.")
    @SuppressWarnings("NullAway.Init")
    String other;

    /** Whether they are one picture. */
    abstract boolean same();

    @Override
    final void act(Connection connection) throws InterruptedException {
        JsonNode now = connection.post(
                "/api/v1/stacks/decisions",
                body().put("one", AssetReferences.find(connection, one))
                        .put("other", AssetReferences.find(connection, other))
                        .put("same", same()));
        say(now, same() ? "One picture, in stack " + now.path("stackId").asString() : "Different pictures.");
    }
}
