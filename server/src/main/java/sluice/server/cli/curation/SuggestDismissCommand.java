package sluice.server.cli.curation;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "dismiss", description = "Turn it down; it does not come back for half a year.")
final class SuggestDismissCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    SuggestCommand suggest;

    @Parameters(paramLabel = "KEY", description = "Of the suggestion, as sluice suggest prints it.")
    @SuppressWarnings("NullAway.Init")
    String key;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return suggest.answer(spec, "dismiss", key);
    }
}
