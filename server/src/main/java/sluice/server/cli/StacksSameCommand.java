package sluice.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sluice.server.client.Connection;

@Command(
        name = "same",
        description = "Say that images are one picture: they are in one stack from now on, whatever rules say.",
        footer = {"", "  sluice stacks same 3fa94c 9b01e2"})
final class StacksSameCommand extends StackCommand {
    @Parameters(index = "0", paramLabel = "ASSET", description = "An id (six digits or more) or a path.")
    @SuppressWarnings("NullAway.Init")
    String one;

    @Parameters(index = "1", paramLabel = "OTHER", description = "Another.")
    @SuppressWarnings("NullAway.Init")
    String other;

    @Override
    void act(Connection connection) throws InterruptedException {
        StackVerdict.say(this, connection, one, other, true);
    }
}
