package sluice.metadata.dialect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;

/**
 * The block that Sluice writes into what it renders ({@code sluice.render.deliver.Imprints}): JSON that says exactly what
 * A1111 text beside it can only say for prompts that do not look like its own lines. In PNG under {@code sluice}, in JPEG
 * and WebP as EXIF MakerNote.
 */
final class SluiceDialect implements Dialect {
    private static final String NAME = "sluice";
    private static final List<String> CARRIERS = List.of("png:sluice", "exif:MakerNote");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        for (String source : CARRIERS) {
            Payload payload = payloads.at(source).orElse(null);
            JsonNode json = payload == null ? null : payload.json();
            if (json != null && json.path("sluice").isIntegralNumber()) {
                return Optional.of(new Reading(parameters(json, source), List.of()));
            }
        }
        return Optional.empty();
    }

    private static GenerationParameters parameters(JsonNode json, String source) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.OTHER, source);
        JsonFields.of(json, source, into)
                .text(Parameter.TOOL_VERSION, "software")
                .text(Parameter.PROMPT, "prompt")
                .text(Parameter.NEGATIVE_PROMPT, "negativePrompt")
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "guidance")
                .text(Parameter.SAMPLER, "sampler")
                .text(Parameter.MODEL, "model")
                .put(Parameter.DENOISE, SluiceDialect::strength, "start")
                .size("width", "height")
                .text(Parameter.DECLARED_ORIGIN, "origin");
        return into.build();
    }

    private static @Nullable Double strength(JsonNode start) {
        return Scalar.strength(Scalar.number(start.get("strength")));
    }
}
