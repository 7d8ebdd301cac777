package sluice.server.cli.group;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.cli.command.Sluice;

@Command(
        name = "stacks",
        description = {
            "Show stacks of look-alikes, and say what belongs together: you have the last word.",
            "Without a word behind it, it lists them. What you say is kept whatever is imported or analysed later."
        },
        subcommands = {
            StacksListCommand.class,
            StacksShowCommand.class,
            StacksCoverCommand.class,
            StacksRemoveCommand.class,
            StacksMergeCommand.class,
            StacksDoubtfulCommand.class,
            StacksSameCommand.class,
            StacksDifferentCommand.class
        },
        footer = {
            "",
            "  sluice stacks show 12             who is in stack 12",
            "  sluice stacks cover 12 3fa94c     this one stands for it;  --rules leaves it to the rules again",
            "  sluice stacks remove 12 81c2d0    take it out, for good",
            "  sluice stacks merge 3fa94c 9b01e2 make one stack of them and of the stacks they are in",
            "  sluice stacks doubtful            pairs that you may judge better than the rules",
            "  sluice stacks same 3fa94c 9b01e2, sluice stacks different 3fa94c 9b01e2",
            "  sluice undo                       take the last of it back"
        })
public final class StacksCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    Sluice sluice;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return StacksListCommand.list(sluice.options(), spec, 0, 100);
    }
}
