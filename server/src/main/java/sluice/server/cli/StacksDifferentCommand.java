package sluice.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sluice.server.client.Connection;

@Command(
        name = "different",
        description = "Say that images are different pictures: they are never in one stack, whatever rules say.",
        footer = {"", "  sluice stacks different 3fa94c 9b01e2"})
final class StacksDifferentCommand extends StackCommand {
    @Parameters(index = "0", paramLabel = "ASSET", description = "An id (six digits or more) or a path.")
    @SuppressWarnings("NullAway.Init")
    String one;

    @Parameters(index = "1", paramLabel = "OTHER", description = "Another.")
    @SuppressWarnings("NullAway.Init")
    String other;

    @Override
    void act(Connection connection) throws InterruptedException {
        StackVerdict.say(this, connection, one, other, false);
    }
}
