package sluice.server.cli.group;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sluice.server.cli.command.AssetsCommand;
import sluice.server.client.Connection;
import tools.jackson.databind.JsonNode;

@Command(
        name = "remove",
        description = "Take images out of a stack; they are never put together again with those that stay.",
        footer = {"", "  sluice stacks remove 12 81c2d0 9b01e2"})
final class StacksRemoveCommand extends StackCommand {
    @Parameters(index = "0", paramLabel = "STACK", description = "Its number.")
    long stack;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ASSET",
            description = "Ids (six digits or more) or paths.")
    @SuppressWarnings("NullAway.Init")
    List<String> references;

    @Override
    void act(Connection connection) throws InterruptedException {
        JsonNode answer = connection.post("/api/v1/stacks/" + stack + "/remove", body(connection, references));
        JsonNode left = answer.path("stack");
        String taken =
                "Taken out: " + AssetsCommand.assets(answer.path("removed").asInt());
        say(answer, left.isObject() ? taken + "\n" + told(left) : taken + "; the stack is no more");
    }
}
