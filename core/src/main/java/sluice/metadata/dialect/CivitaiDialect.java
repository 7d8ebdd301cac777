package sluice.metadata.dialect;

import java.util.List;
import java.util.Optional;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;

/**
 * Civitai's generator: {@code extraMetadata}, JSON in a JSON string among the nodes of the graph that was run. (Its
 * plain downloads are A1111 text.)
 */
final class CivitaiDialect implements Dialect {
    private static final String NAME = "civitai";
    private static final String KEY = "extraMetadata";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        for (Payload payload : payloads.objects().toList()) {
            JsonNode extra = payload.json() == null ? null : payload.json().get(KEY);
            JsonNode json = extra != null && extra.isString()
                    ? TolerantJson.object(extra.stringValue()).orElse(null)
                    : extra;
            if (json != null && json.isObject()) {
                return Optional.of(new Reading(parameters(json, payload.source() + "#" + KEY), List.of()));
            }
        }
        return Optional.empty();
    }

    private static GenerationParameters parameters(JsonNode json, String source) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.CIVITAI, source);
        JsonFields.of(json, source, into)
                .text(Parameter.PROMPT, "prompt")
                .text(Parameter.NEGATIVE_PROMPT, "negativePrompt")
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "cfgScale")
                .sampler("sampler")
                .text(Parameter.SCHEDULER, "scheduler")
                .count(Parameter.CLIP_SKIP, "clipSkip")
                .strength(Parameter.DENOISE, "denoise")
                .size("width", "height");
        return into.build();
    }
}
