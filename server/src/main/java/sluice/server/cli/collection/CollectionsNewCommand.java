package sluice.server.cli.collection;

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
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "new",
        description = "Make a collection; it may be empty.",
        footer = {
            "",
            "  sluice collections new Castles",
            "  sluice collections new 'Spring show' --portfolio --note 'hung in May'",
            "  sluice collections new 'To look at' --query 'value:>0.3 -is:starred'"
        })
final class CollectionsNewCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    CollectionsCommand collections;

    @Parameters(paramLabel = "NAME", description = "The collection.")
    @SuppressWarnings("NullAway.Init")
    String name;

    @Option(names = "--portfolio", description = "The best of them; being in it counts as an outcome.")
    boolean portfolio;

    @Option(names = "--delivery", description = "Handed to somebody; being in it counts as an outcome.")
    boolean delivery;

    @Option(names = "--query", paramLabel = "Q", description = "A saved search: it holds what this query finds now.")
    @Nullable String query;

    @Option(names = "--note", paramLabel = "TEXT", description = "Words of your own about it.")
    String note = "";

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if ((portfolio ? 1 : 0) + (delivery ? 1 : 0) + (query != null ? 1 : 0) > 1) {
            throw new ParameterException(spec.commandLine(), "give one of --portfolio, --delivery and --query at most");
        }
        String kind = portfolio ? "portfolio" : delivery ? "delivery" : query != null ? "query" : "manual";
        ObjectNode body = Json.object()
                .put("name", name)
                .put("kind", kind)
                .put("note", note)
                .put("origin", "cli");
        if (query != null) {
            body.put("query", query);
        }
        return collections.ask(spec, connection -> connection.post("/api/v1/collections", body), "");
    }
}
