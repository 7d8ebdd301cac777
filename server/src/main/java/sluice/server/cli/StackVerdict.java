package sluice.server.cli;

import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

/** What the user says of a pair. */
final class StackVerdict {
    private StackVerdict() {}

    static void say(StackCommand command, Connection connection, String one, String other, boolean same)
            throws InterruptedException {
        JsonNode now = connection.post(
                "/api/v1/stacks/decisions",
                StackCommand.body()
                        .put("one", AssetReferences.find(connection, one))
                        .put("other", AssetReferences.find(connection, other))
                        .put("same", same));
        command.say(now, same ? "One picture, in stack " + now.path("stackId").asString() : "Different pictures.");
    }
}
