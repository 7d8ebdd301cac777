package sluice.server.cli.curation;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sluice.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "reject",
        description = {
            "Put assets into the trash: searches leave them out, and nothing is computed for them.",
            "Their files stay where they are until the trash is emptied. Rejecting counts against their value."
        },
        footer = {
            "",
            "  sluice reject 3fa94c 81c2d0",
            "  sluice reject --query 'rating:1 quality:<0.3'",
            "  sluice reject --restore 3fa94c",
            "See them again:  sluice trash"
        })
public final class RejectCommand extends SignalCommand {
    @Parameters(paramLabel = "ASSET", arity = "0..*", description = ASSETS)
    List<String> references = List.of();

    @Option(names = "--restore", description = "Take them out of the trash.")
    boolean restore;

    @Override
    protected List<String> references() {
        return references;
    }

    @Override
    ObjectNode signal() {
        return Json.object().put("kind", restore ? "restored" : "rejected");
    }

    @Override
    String done(String assets) {
        return (restore ? "Taken out of the trash: " : "Rejected: ") + assets;
    }
}
