package sluice.server.cli.interchange;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "write",
        description = {
            "Write an XMP sidecar beside every matching image, or update the one that is there and keep all else in it.",
            "One that another program changed since is left alone until it has been read."
        },
        footer = {
            "",
            "  sluice sidecars write 'rating:>=4'",
            "  sluice sidecars write 'collection:Castles' --form name.xmp",
            "  sluice sidecars write --dry-run"
        })
final class SidecarsWriteCommand extends SidecarsAct {
    @Option(
            names = "--form",
            paramLabel = "F",
            description = "How new ones are named: name.ext.xmp (default; digiKam, darktable) or name.xmp (Lightroom,"
                    + " Bridge).")
    String form = "name.ext.xmp";

    @Override
    String verb() {
        return "write";
    }

    @Override
    void ask(ObjectNode body) {
        body.put("form", form);
    }

    @Override
    String sum(JsonNode done) {
        return "%s%s new, %s updated, %s as they were, %s images with nothing to tell, %s with changes not read, %s failed"
                .formatted(
                        dryRun ? "Would be: " : "Sidecars: ",
                        count(done, "created"),
                        count(done, "updated"),
                        count(done, "unchanged"),
                        count(done, "absent"),
                        count(done, "unread"),
                        count(done, "failed"));
    }
}
