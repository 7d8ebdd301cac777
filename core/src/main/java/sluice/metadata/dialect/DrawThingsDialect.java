package sluice.metadata.dialect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;

/** Draw Things: JSON with short keys in an XMP user comment; newer versions repeat it at length under {@code v2}. */
final class DrawThingsDialect implements Dialect {
    private static final String NAME = "drawthings";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        boolean signed = payloads.all().stream()
                .anyMatch(payload -> payload.source().endsWith("#xmp:CreatorTool")
                        && payload.text().startsWith("Draw Things"));
        for (Payload payload : payloads.objects().toList()) {
            JsonNode json = payload.json();
            if (json != null && isOurs(json, signed)) {
                return Optional.of(new Reading(parameters(json, payload.source()), List.of()));
            }
        }
        return signed
                ? Optional.of(new Reading(
                        GenerationParameters.in(NAME)
                                .put(Parameter.TOOL, Tool.DRAWTHINGS, "xmp#xmp:CreatorTool")
                                .build(),
                        List.of()))
                : Optional.empty();
    }

    private static boolean isOurs(JsonNode json, boolean signed) {
        boolean hasSettings = json.has("scale") || json.has("sampler") || json.has("seed") || json.has("v2");
        return json.path("c").isString() && hasSettings && (signed || json.has("uc"));
    }

    private static GenerationParameters parameters(JsonNode json, String source) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.DRAWTHINGS, source);
        JsonFields.of(json, source, into)
                .text(Parameter.PROMPT, "c")
                .text(Parameter.NEGATIVE_PROMPT, "uc")
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "scale")
                .sampler("sampler")
                .model("model")
                .strength(Parameter.DENOISE, "strength")
                .sizeText("size")
                .put(Parameter.LORAS, JsonLoras::of, "lora", "loras");
        JsonNode v2 = json.path("v2");
        JsonFields.of(v2, source + "#v2", into)
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "guidanceScale")
                .model("model")
                .count(Parameter.CLIP_SKIP, "clipSkip")
                .strength(Parameter.DENOISE, "strength")
                .size("width", "height")
                .put(Parameter.LORAS, JsonLoras::of, "loras");
        into.put(Parameter.HIGH_RES, highRes(v2), source + "#v2.hiresFix");
        return into.build();
    }

    private static @Nullable HighResPass highRes(JsonNode v2) {
        return v2.path("hiresFix").asBoolean(false)
                ? new HighResPass(
                        ModelName.of(Scalar.text(v2.get("upscaler"))),
                        null,
                        null,
                        Scalar.strength(Scalar.number(v2.get("hiresFixStrength"))))
                : null;
    }
}
