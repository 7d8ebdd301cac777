package sluice.server.cli.curation;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "rate",
        description = "Rate assets with one to five stars; 0 takes the rating away.",
        footer = {
            "",
            "  sluice rate 5 3fa94c",
            "  sluice rate 1 --query 'folder:drafts quality:<0.3'",
            "Find them again:  sluice search 'rating:>=4'"
        })
public final class RateCommand extends SignalCommand {
    @Parameters(index = "0", paramLabel = "N", description = "0 to 5.")
    int rating;

    @Parameters(index = "1..*", paramLabel = "ASSET", arity = "0..*", description = ASSETS)
    List<String> references = List.of();

    @Override
    protected List<String> references() {
        return references;
    }

    @Override
    protected void check() {
        if (rating < 0 || rating > 5) {
            throw wrong("N is 0 to 5, not " + rating);
        }
    }

    @Override
    ObjectNode signal() {
        return Json.object().put("kind", "rated").put("amount", rating);
    }

    @Override
    String done(String assets) {
        return (rating == 0 ? "Not rated any more: " : "Rated " + rating + ": ") + assets;
    }
}
