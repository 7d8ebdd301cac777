package sluice.server.cli.collection;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "show", description = "Show one collection.")
final class CollectionsShowCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    CollectionsCommand collections;

    @Parameters(paramLabel = "NAME", description = "The collection.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return collections.ask(spec, connection -> connection.get(CollectionsCommand.address(name)), "");
    }
}
