package sluice.server.cli.curation;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "star",
        description = {
            "Star assets, or take their stars away.",
            "A star says that you care: the asset is analysed in depth as soon as the machine is quiet."
        },
        footer = {
            "",
            "  sluice star 3fa94c 81c2d0",
            "  sluice star --query 'castle rating:>=4'",
            "  sluice search --json 'seed:42' | sluice star -",
            "  sluice star --off 3fa94c"
        })
public final class StarCommand extends SignalCommand {
    @Parameters(paramLabel = "ASSET", arity = "0..*", description = ASSETS)
    List<String> references = List.of();

    @Option(names = "--off", description = "Take the star away.")
    boolean off;

    @Override
    protected List<String> references() {
        return references;
    }

    @Override
    ObjectNode signal() {
        return Json.object().put("kind", off ? "unstarred" : "starred");
    }

    @Override
    String done(String assets) {
        return (off ? "No star any more: " : "Starred: ") + assets;
    }
}
