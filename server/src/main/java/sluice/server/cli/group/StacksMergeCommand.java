package sluice.server.cli.group;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "merge",
        description = "Make one stack of images and of the stacks that they are in.",
        footer = {"", "  sluice stacks merge 3fa94c 9b01e2"})
final class StacksMergeCommand extends StackCommand {
    @Parameters(arity = "2..*", paramLabel = "ASSET", description = "Ids (six digits or more) or paths.")
    @SuppressWarnings("NullAway.Init")
    List<String> references;

    @Override
    void act(Connection connection) throws InterruptedException {
        JsonNode merged = connection.post("/api/v1/stacks/merge", body(connection, references));
        say(merged, told(merged));
    }
}
