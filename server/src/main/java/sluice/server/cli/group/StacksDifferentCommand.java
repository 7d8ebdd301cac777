package sluice.server.cli.group;

import picocli.CommandLine.Command;

@Command(
        name = "different",
        description = "Say that images are different pictures: they are never in one stack, whatever rules say.",
        footer = {"", "  sluice stacks different 3fa94c 9b01e2"})
final class StacksDifferentCommand extends StackVerdict {
    @Override
    boolean same() {
        return false;
    }
}
