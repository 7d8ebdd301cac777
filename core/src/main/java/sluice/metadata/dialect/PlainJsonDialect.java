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

/**
 * JSON with a prompt and the names of the diffusers library, as demo pages of Hugging Face and many scripts write it.
 * Asked last: every other JSON has its own dialect.
 */
final class PlainJsonDialect implements Dialect {
    private static final String NAME = "hf-space-json";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        for (Payload payload : payloads.objects().toList()) {
            JsonNode json = payload.json();
            if (json != null && isOurs(json)) {
                return Optional.of(new Reading(parameters(json, payload.source()), List.of()));
            }
        }
        return Optional.empty();
    }

    private static boolean isOurs(JsonNode json) {
        return json.path("prompt").isString()
                && (isDiffusers(json)
                        || (json.has("seed") && (json.has("steps") || json.has("cfg_scale") || json.has("model"))));
    }

    private static boolean isDiffusers(JsonNode json) {
        return json.has("num_inference_steps") || json.has("guidance_scale");
    }

    private static GenerationParameters parameters(JsonNode json, String source) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME);
        into.put(Parameter.TOOL, isDiffusers(json) ? Tool.OTHER : null, source);
        JsonFields.of(json, source, into)
                .text(Parameter.PROMPT, "prompt")
                .text(Parameter.NEGATIVE_PROMPT, "negative_prompt", "negativePrompt")
                .seed("seed")
                .count(Parameter.STEPS, "num_inference_steps", "steps")
                .number(Parameter.GUIDANCE, "guidance_scale", "cfg_scale", "cfgScale", "cfg")
                .sampler("sampler", "sampler_name", "scheduler")
                .put(Parameter.MODEL, PlainJsonDialect::model, "Model", "model", "model_name", "model_id")
                .put(Parameter.MODEL_HASH, Scalar::text, "Model hash", "model_hash")
                .put(Parameter.MODEL_HASH, model -> Scalar.text(model.get("Model hash")), "Model")
                .strength(Parameter.DENOISE, "strength", "denoise")
                .count(Parameter.CLIP_SKIP, "clip_skip")
                .size("width", "height")
                .sizeText("resolution", "size")
                .put(Parameter.LORAS, JsonLoras::of, "loras")
                .put(Parameter.HIGH_RES, PlainJsonDialect::highRes, "use_upscaler");
        return into.build();
    }

    /** The name, or an object with name and hash. */
    private static @Nullable String model(JsonNode model) {
        return ModelName.of(model.isObject() ? Scalar.text(model.get("Model")) : Scalar.text(model));
    }

    private static @Nullable HighResPass highRes(JsonNode upscaler) {
        return upscaler.isObject()
                ? new HighResPass(
                        Scalar.text(upscaler.get("upscale_method")),
                        Scalar.number(upscaler.get("upscale_by")),
                        Scalar.count(upscaler.get("upscale_steps")),
                        Scalar.strength(Scalar.number(upscaler.get("upscaler_strength"))))
                : null;
    }
}
