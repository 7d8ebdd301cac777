package sluice.server.cli.interchange;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "read",
        description = {
            "Take over what other programs changed in the XMP sidecars of matching images since they were last written or"
                    + " read here: rating, rejection, colour, pick, keywords.",
            "All of it is one act:  sluice undo  takes it back."
        },
        footer = {"", "  sluice sidecars read --dry-run", "  sluice sidecars read 'folder:2026/spring'"})
final class SidecarsReadCommand extends SidecarsAct {
    @Override
    String verb() {
        return "read";
    }

    @Override
    void ask(ObjectNode body) {}

    @Override
    String sum(JsonNode done) {
        return "%s%s say something new, %s nothing new, %s images have none, %s failed"
                .formatted(
                        dryRun ? "Dry run: " : "Sidecars: ",
                        count(done, "updated"),
                        count(done, "unchanged"),
                        count(done, "absent"),
                        count(done, "failed"));
    }
}
