package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;

/** TensorArt: JSON under {@code generation_data}, with NULs behind it, beside the graph that was run. */
final class TensorArtDialect implements Dialect {
    private static final String NAME = "tensorart";
    private static final String KEY = "generation_data";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        for (Payload payload : payloads.objects().toList()) {
            JsonNode json = payload.json();
            JsonNode data = json == null ? null : data(payload, json);
            if (data != null) {
                return Optional.of(new Reading(parameters(data, payload.source()), List.of()));
            }
        }
        return Optional.empty();
    }

    private static @Nullable JsonNode data(Payload payload, JsonNode json) {
        if (payload.key().equals(KEY)
                || (json.path("baseModel").isObject() && json.path("prompt").isString())) {
            return json;
        }
        JsonNode nested = json.get(KEY);
        if (nested != null && nested.isString()) {
            return TolerantJson.object(nested.stringValue().replace("\0", "")).orElse(null);
        }
        return nested != null && nested.isObject() ? nested : null;
    }

    private static GenerationParameters parameters(JsonNode data, String source) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.TENSORART, source);
        JsonFields.of(data, source, into)
                .text(Parameter.PROMPT, "prompt")
                .text(Parameter.NEGATIVE_PROMPT, "negativePrompt")
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "cfgScale", "guidance")
                .sampler("samplerName", "sampler", "ksamplerName")
                .text(Parameter.SCHEDULER, "schedule", "scheduler")
                .count(Parameter.CLIP_SKIP, "clipSkip")
                .strength(Parameter.DENOISE, "denoisingStrength", "denoise")
                .size("width", "height");
        JsonFields.of(data.path("baseModel"), source + "#baseModel", into)
                .model("modelFileName", "label")
                .text(Parameter.MODEL_HASH, "hash");
        into.put(Parameter.LORAS, loras(data.path("models")), source + "#models");
        return into.build();
    }

    private static Loras loras(JsonNode models) {
        List<Lora> loras = new ArrayList<>();
        for (JsonNode model : models.values()) {
            String type = Scalar.text(model.get("type"));
            String file = ModelName.of(Scalar.text(model.get("modelFileName")));
            String name = file != null ? file : ModelName.of(Scalar.text(model.get("label")));
            boolean isLora = type != null && type.toUpperCase(Locale.ROOT).startsWith("LO");
            if (isLora && name != null && loras.size() < 100) {
                loras.add(new Lora(name, Scalar.number(model.get("weight"))));
            }
        }
        return new Loras(loras);
    }
}
