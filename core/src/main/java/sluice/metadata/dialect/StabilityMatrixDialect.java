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
 * Stability Matrix: {@code parameters-json} beside its project file {@code smproj}. It lets ComfyUI do the work; the
 * tool is ComfyUI where that has left its graph.
 */
final class StabilityMatrixDialect implements Dialect {
    private static final String NAME = "stabilitymatrix";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        for (Payload payload : payloads.objects().toList()) {
            JsonNode json = payload.json();
            JsonNode record = json == null ? null : record(payload, json);
            if (record != null) {
                GenerationParameters.Builder into = GenerationParameters.in(NAME);
                into.put(Parameter.TOOL, ComfyGraphs.isIn(payloads) ? null : Tool.OTHER, payload.source());
                return Optional.of(new Reading(parameters(record, payload.source(), into), List.of()));
            }
        }
        return Optional.empty();
    }

    private static @Nullable JsonNode record(Payload payload, JsonNode json) {
        if (payload.key().equals("parameters-json") || (json.has("PositivePrompt") && json.has("ModelName"))) {
            return json;
        }
        JsonNode nested = json.get("parameters-json");
        if (nested != null && nested.isString()) {
            return TolerantJson.object(nested.stringValue()).orElse(null);
        }
        return nested != null && nested.isObject() ? nested : null;
    }

    private static GenerationParameters parameters(JsonNode json, String source, GenerationParameters.Builder into) {
        JsonFields.of(json, source, into)
                .text(Parameter.PROMPT, "PositivePrompt")
                .text(Parameter.NEGATIVE_PROMPT, "NegativePrompt")
                .seed("Seed")
                .count(Parameter.STEPS, "Steps")
                .number(Parameter.GUIDANCE, "CfgScale")
                .sampler("Sampler")
                .text(Parameter.SCHEDULER, "Scheduler")
                .model("ModelName")
                .text(Parameter.MODEL_HASH, "ModelHash")
                .size("Width", "Height");
        return into.build();
    }
}
