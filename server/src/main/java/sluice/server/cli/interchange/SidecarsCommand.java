package sluice.server.cli.interchange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.cli.command.Sluice;

@Command(
        name = "sidecars",
        description = {
            "Exchange ratings, labels, stars, rejections, tags and collections with other programs, through XMP files"
                    + " beside your images.",
            "Nothing is written or read unless you ask for it, and images themselves are never changed."
        },
        subcommands = {SidecarsWriteCommand.class, SidecarsReadCommand.class},
        footer = {
            "",
            "  sluice sidecars write 'rating:>=3' --dry-run     what would be written",
            "  sluice sidecars write 'rating:>=3'",
            "  sluice sidecars read --dry-run                   what digiKam, Bridge, exiftool changed since",
            "  sluice sidecars read                             taken over;  sluice undo  takes it back"
        })
public final class SidecarsCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say write or read, for example: sluice sidecars read --dry-run");
    }
}
