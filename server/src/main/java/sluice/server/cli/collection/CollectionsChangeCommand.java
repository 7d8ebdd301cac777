package sluice.server.cli.collection;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import sluice.server.http.Json;
import sluice.server.http.Method;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "change",
        description = "Change what is said of one: its query, its note, or what it is for.",
        footer = {
            "",
            "  sluice collections change 'Night skies' --query 'night sky rating:>=4'",
            "  sluice collections change Castles --kind portfolio"
        })
final class CollectionsChangeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    CollectionsCommand collections;

    @Parameters(paramLabel = "NAME", description = "The collection.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Option(names = "--query", paramLabel = "Q", description = "What a saved search is to find.")
    @Nullable String query;

    @Option(names = "--note", paramLabel = "TEXT", description = "Words of your own about it; empty for none.")
    @Nullable String note;

    @Option(names = "--kind", paramLabel = "KIND", description = "manual, portfolio or delivery.")
    @Nullable String kind;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (query == null && note == null && kind == null) {
            throw new ParameterException(spec.commandLine(), "say what is to be different: --query, --note or --kind");
        }
        ObjectNode body = Json.object().put("origin", "cli");
        put(body, "query", query);
        put(body, "note", note);
        put(body, "kind", kind);
        return collections.ask(
                spec,
                connection -> connection.call(Method.PATCH, CollectionsCommand.address(name), Map.of(), body),
                "");
    }

    private static void put(ObjectNode body, String field, @Nullable String text) {
        if (text != null) {
            body.put(field, text);
        }
    }
}
