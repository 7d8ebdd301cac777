package sluice.server.cli.group;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.cli.command.Sluice;

@Command(
        name = "sessions",
        description = {
            "Walk and shape creative sessions: images made close in time, with the same model or much the same words.",
            "Without a word behind it, it lists the last ones. What you name, merge or split, no rule changes any more."
        },
        subcommands = {
            SessionsListCommand.class,
            SessionsRenameCommand.class,
            SessionsMergeCommand.class,
            SessionsSplitCommand.class
        },
        footer = {
            "",
            "  sluice sessions",
            "  sluice sessions rename 12 'Lighthouse posters'",
            "  sluice sessions merge 12 14 --name 'Lighthouses'",
            "  sluice sessions split 12 --at 2026-05-01T14:30:00Z",
            "Take the last act back:  sluice undo        See the images:  sluice search session:12"
        })
public final class SessionsCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return SessionsListCommand.list(sluice.options(), spec, SessionsListCommand.USUAL);
    }
}
