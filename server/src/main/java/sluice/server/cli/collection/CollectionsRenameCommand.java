package sluice.server.cli.collection;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.http.Json;
import sluice.server.http.Method;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "rename",
        description = "Rename one; whoever is in it keeps date and kind.",
        footer = {"", "  sluice collections rename 'Spring show' 'Summer show'"})
final class CollectionsRenameCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    CollectionsCommand collections;

    @Parameters(index = "0", paramLabel = "NAME", description = "The collection.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Parameters(index = "1", paramLabel = "NEW", description = "Its new name.")
    @SuppressWarnings("NullAway.Init")
    String to;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode body = Json.object().put("name", to).put("origin", "cli");
        return collections.ask(
                spec,
                connection -> connection.call(Method.PATCH, CollectionsCommand.address(name), Map.of(), body),
                "");
    }
}
