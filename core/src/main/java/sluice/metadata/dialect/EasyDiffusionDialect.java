package sluice.metadata.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Easy Diffusion: one PNG text for each field, named by its keys ({@code use_stable_diffusion_model}) or by their labels
 * ({@code Stable Diffusion model}); elsewhere, and beside the image, the same fields as JSON or as lines of text.
 */
final class EasyDiffusionDialect implements Dialect {
    private static final String NAME = "easydiffusion";
    private static final String MODEL = "use_stable_diffusion_model";

    /** The labels that differ from their keys in more than case and blanks. */
    private static final Map<String, String> LABELS = Map.of(
            "stable_diffusion_model", MODEL,
            "sampler", "sampler_name",
            "steps", "num_inference_steps",
            "hypernetwork_model", "use_hypernetwork_model",
            "lora_model", "use_lora_model");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        for (Payload payload : payloads.all()) {
            if (payload.source().startsWith("png:") && !payload.hasJson()) {
                put(texts, payload.source().substring("png:".length()), payload.text());
            }
        }
        if (texts.has(MODEL)) {
            return Optional.of(reading(texts, key -> "png:" + key, "png:" + MODEL));
        }
        for (Payload payload : payloads.all()) {
            ObjectNode fields = payload.source().equals("sidecar:txt") ? lines(payload.text()) : fields(payload);
            if (fields.has(MODEL)) {
                return Optional.of(reading(fields, key -> payload.source() + "#" + key, payload.source()));
            }
        }
        return Optional.empty();
    }

    private static void put(ObjectNode fields, String label, String value) {
        String key = label.toLowerCase(Locale.ROOT).replace(' ', '_');
        String name = LABELS.getOrDefault(key, key);
        if (!fields.has(name)) {
            fields.put(name, value);
        }
    }

    private static ObjectNode fields(Payload payload) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        JsonNode json = payload.json();
        if (json != null) {
            for (Map.Entry<String, JsonNode> field : json.properties()) {
                String key = field.getKey().toLowerCase(Locale.ROOT).replace(' ', '_');
                fields.set(LABELS.getOrDefault(key, key), field.getValue());
            }
        }
        return fields;
    }

    private static ObjectNode lines(String text) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String line : text.split("\n", 200)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                put(
                        fields,
                        line.substring(0, colon).strip(),
                        line.substring(colon + 2).strip());
            }
        }
        return fields;
    }

    private static Reading reading(ObjectNode fields, UnaryOperator<String> place, String source) {
        GenerationParameters.Builder into =
                GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.EASYDIFFUSION, source);
        new JsonFields(fields, place, into)
                .text(Parameter.PROMPT, "prompt")
                .text(Parameter.NEGATIVE_PROMPT, "negative_prompt")
                .seed("seed")
                .count(Parameter.STEPS, "num_inference_steps")
                .number(Parameter.GUIDANCE, "guidance_scale")
                .text(Parameter.SAMPLER, "sampler_name")
                .text(Parameter.SCHEDULER, "scheduler_name")
                .model(MODEL)
                .strength(Parameter.DENOISE, "prompt_strength")
                .size("width", "height");
        if (!"true".equalsIgnoreCase(clipSkip(fields))) {
            new JsonFields(fields, place, into).count(Parameter.CLIP_SKIP, "clip_skip");
        } else {
            // A switch here, not a number: on means that the last layer is left out.
            into.put(Parameter.CLIP_SKIP, 2, place.apply("clip_skip"));
        }
        into.put(
                Parameter.LORAS,
                JsonLoras.of(fields.get("use_lora_model"), fields.get("lora_alpha")),
                place.apply("use_lora_model"));
        return new Reading(into.build(), List.of());
    }

    private static String clipSkip(ObjectNode fields) {
        JsonNode value = fields.path("clip_skip");
        return value.isBoolean() || value.isString() ? value.asString() : "";
    }
}
