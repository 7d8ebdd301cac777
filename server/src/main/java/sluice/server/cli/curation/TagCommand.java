package sluice.server.cli.curation;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "tag",
        description = "Give assets a tag, or take it away.",
        footer = {
            "",
            "  sluice tag 'client A' 3fa94c 81c2d0",
            "  sluice tag --remove todo --query 'tag:todo is:starred'",
            "Find them again:  sluice search 'tag:\"client A\"'"
        })
public final class TagCommand extends SignalCommand {
    @Parameters(index = "0", paramLabel = "TAG", description = "1 to 100 characters.")
    @SuppressWarnings("NullAway.Init")
    String tag;

    @Parameters(index = "1..*", paramLabel = "ASSET", arity = "0..*", description = ASSETS)
    List<String> references = List.of();

    @Option(names = "--remove", description = "Take the tag away.")
    boolean remove;

    @Override
    protected List<String> references() {
        return references;
    }

    @Override
    ObjectNode signal() {
        return Json.object().put("kind", remove ? "untagged" : "tagged").put("detail", tag);
    }

    @Override
    String done(String assets) {
        return (remove ? "Without the tag \"" : "Tagged \"") + tag + "\": " + assets;
    }
}
