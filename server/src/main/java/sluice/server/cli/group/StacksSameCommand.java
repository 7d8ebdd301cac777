package sluice.server.cli.group;

import picocli.CommandLine.Command;

@Command(
        name = "same",
        description = "Say that images are one picture: they are in one stack from now on, whatever rules say.",
        footer = {"", "  sluice stacks same 3fa94c 9b01e2"})
final class StacksSameCommand extends StackVerdict {
    @Override
    boolean same() {
        return true;
    }
}
