package sluice.server.cli.library;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** One asset for people to read. */
final class AssetText {
    private static final String[] PARAMETERS = {
        "tool",
        "toolVersion",
        "seed",
        "steps",
        "guidance",
        "sampler",
        "scheduler",
        "model",
        "modelHash",
        "clipSkip",
        "denoise",
        "declaredOrigin"
    };

    private final PrintWriter out;

    AssetText(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode asset) {
        JsonNode made = asset.path("generation");
        JsonNode sources = asset.path("sources");
        out.println(asset.path("name").asString() + "  " + asset.path("id").asString());
        row(
                "size",
                "%d x %d, %s, %,d bytes"
                        .formatted(
                                asset.path("width").asInt(),
                                asset.path("height").asInt(),
                                asset.path("format").asString(),
                                asset.path("bytes").asLong()));
        row("created", asset.path("createdAt").asString());
        row("imported", asset.path("importedAt").asString());
        for (JsonNode location : asset.path("locations")) {
            row(
                    "file",
                    location.path("path").asString() + (location.path("present").asBoolean() ? "" : "  (gone)"));
        }
        new WorthText(this::row).print(asset);
        found("prompt", made.path("prompt"), sources.path("prompt"));
        found("negative", made.path("negativePrompt"), sources.path("negativePrompt"));
        for (String name : PARAMETERS) {
            found(name, made.path(name), sources.path(name));
        }
        for (JsonNode lora : made.path("loras")) {
            row(
                    "lora",
                    lora.path("name").asString() + " : " + lora.path("weight").asString("?"));
        }
        for (JsonNode parent : asset.path("parents")) {
            row(
                    "made from",
                    parent.path("id").asString() + " (" + parent.path("kind").asString() + ")");
        }
        for (JsonNode warning : asset.path("warnings")) {
            row(
                    "warning",
                    warning.path("source").asString() + ": "
                            + warning.path("message").asString());
        }
        out.println();
    }

    private void found(String name, JsonNode value, JsonNode source) {
        if (!value.isNull() && !value.isMissingNode()) {
            row(name, value.asString() + "  [" + source.asString("?") + "]");
        }
    }

    private void row(String name, String text) {
        String indented = text.replace("\n", "\n" + " ".repeat(16));
        out.printf("  %-13s %s%n", name, indented);
    }
}
