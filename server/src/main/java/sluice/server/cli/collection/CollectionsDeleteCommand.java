package sluice.server.cli.collection;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.http.Method;

@Command(
        name = "delete",
        description = "Delete one. The images in it stay; sluice undo brings it back.",
        footer = {"", "  sluice collections delete Castles"})
final class CollectionsDeleteCommand implements Callable<Integer> {
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
        return collections.ask(
                spec,
                connection ->
                        connection.call(Method.DELETE, CollectionsCommand.address(name), Map.of("origin", "cli"), null),
                "Deleted \"" + name + "\"; its images stay.");
    }
}
