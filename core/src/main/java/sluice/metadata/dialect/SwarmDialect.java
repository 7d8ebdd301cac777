package sluice.metadata.dialect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;

/** SwarmUI: an object {@code sui_image_params}, whose numbers may be strings and whose lists may be comma texts. */
final class SwarmDialect implements Dialect {
    private static final String NAME = "swarmui";
    private static final String PARAMS = "sui_image_params";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        return payloads.objects().flatMap(payload -> record(payload).stream()).findFirst();
    }

    private static Optional<Reading> record(Payload payload) {
        JsonNode json = payload.json();
        if (json != null && json.path("parameters").isString()) {
            json = TolerantJson.object(json.path("parameters").stringValue()).orElse(json);
        }
        if (json == null || !json.path(PARAMS).isObject()) {
            return Optional.empty();
        }
        return Optional.of(new Reading(parameters(json, payload.source()), List.of()));
    }

    private static GenerationParameters parameters(JsonNode json, String source) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.SWARMUI, source);
        JsonNode params = json.path(PARAMS);
        JsonFields.of(params, source, into)
                .text(Parameter.TOOL_VERSION, "swarm_version")
                .text(Parameter.PROMPT, "prompt")
                .text(Parameter.NEGATIVE_PROMPT, "negativeprompt")
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "cfgscale")
                .text(Parameter.SAMPLER, "sampler", "comfyuisampler")
                .text(Parameter.SCHEDULER, "scheduler", "comfyuischeduler")
                .model("model")
                .put(Parameter.CLIP_SKIP, SwarmDialect::clipSkip, "clipstopatlayer")
                .strength(Parameter.DENOISE, "initimagecreativity")
                .size("width", "height");
        into.put(Parameter.MODEL_HASH, modelHash(json.path("sui_models")), source + "#sui_models");
        into.put(Parameter.LORAS, JsonLoras.of(params.get("loras"), params.get("loraweights")), source + "#loras");
        String prompt = Scalar.text(params.get("prompt"));
        into.put(Parameter.LORAS, new Loras(PromptLoras.in(prompt)), source + "#prompt");
        into.put(Parameter.HIGH_RES, highRes(params), source + "#refinerupscale");
        return into.build();
    }

    private static @Nullable Integer clipSkip(JsonNode layer) {
        Double value = Scalar.number(layer);
        return value == null || value == 0 || Math.abs(value) > 24 ? null : (Integer) (int) Math.abs(value);
    }

    private static @Nullable String modelHash(JsonNode models) {
        for (JsonNode model : models.values()) {
            if ("model".equals(Scalar.text(model.get("param")))) {
                return Scalar.text(model.get("hash"));
            }
        }
        return null;
    }

    /** The refiner is a high-res pass when it enlarges. */
    private static @Nullable HighResPass highRes(JsonNode params) {
        Double scale = Scalar.number(params.get("refinerupscale"));
        return scale == null || scale == 1
                ? null
                : new HighResPass(
                        Scalar.text(params.get("refinerupscalemethod")),
                        scale,
                        Scalar.count(params.get("refinersteps")),
                        Scalar.strength(Scalar.number(params.get("refinercontrolpercentage"))));
    }
}
