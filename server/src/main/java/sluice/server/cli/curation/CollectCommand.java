package sluice.server.cli.curation;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "collect",
        description = {
            "Put assets into a collection, or take them out; a collection is there as soon as something is in it.",
            "A portfolio and a delivery are collections too, and tell Sluice what your best images are."
        },
        footer = {
            "",
            "  sluice collect --into Castles 3fa94c 81c2d0",
            "  sluice collect --into 'Spring show' --portfolio --query 'rating:5'",
            "  sluice collect --into Castles --out 3fa94c",
            "Find them again:  sluice search 'collection:Castles'"
        })
public final class CollectCommand extends SignalCommand {
    @Parameters(paramLabel = "ASSET", arity = "0..*", description = ASSETS)
    List<String> references = List.of();

    @Option(names = "--into", paramLabel = "NAME", required = true, description = "The collection.")
    @SuppressWarnings("NullAway.Init")
    String into;

    @Option(names = "--portfolio", description = "It is a portfolio.")
    boolean portfolio;

    @Option(names = "--delivery", description = "It is a delivery to somebody.")
    boolean delivery;

    @Option(names = "--out", description = "Take them out of it.")
    boolean out;

    @Override
    protected List<String> references() {
        return references;
    }

    @Override
    protected void check() {
        if ((portfolio ? 1 : 0) + (delivery ? 1 : 0) + (out ? 1 : 0) > 1) {
            throw wrong("give one of --portfolio, --delivery and --out at most");
        }
    }

    @Override
    ObjectNode signal() {
        String kind = out ? "uncollected" : portfolio ? "portfolio" : delivery ? "delivered" : "collected";
        return Json.object().put("kind", kind).put("detail", into);
    }

    @Override
    String done(String assets) {
        return (out ? "Out of \"" : "In \"") + into + "\": " + assets;
    }
}
