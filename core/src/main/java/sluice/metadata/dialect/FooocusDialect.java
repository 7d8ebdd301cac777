package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Lora;
import sluice.metadata.Loras;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fooocus and its descendants (MRE, RuinedFooocus, FooocusPlus) in their JSON schemes. Their keys differ in case and in
 * blanks and are compared without. Sizes are Python tuples.
 */
final class FooocusDialect implements Dialect {
    private static final String NAME = "fooocus";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        boolean signed = payloads.at("png:fooocus_scheme").isPresent()
                || payloads.text("exif:Software").contains("Fooocus")
                || payloads.text("png:Software").contains("Fooocus");
        for (Payload payload : payloads.objects().toList()) {
            JsonNode json = payload.json();
            ObjectNode folded = json == null ? null : folded(json);
            if (folded != null && isFooocus(folded, signed)) {
                return Optional.of(new Reading(parameters(folded, payload.source()), List.of()));
            }
        }
        return Optional.empty();
    }

    /** The same object under lower-case keys with underscores. */
    private static ObjectNode folded(JsonNode json) {
        ObjectNode folded = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String key = field.getKey().toLowerCase(Locale.ROOT).replace(' ', '_');
            if (!folded.has(key)) {
                folded.set(key, field.getValue());
            }
        }
        return folded;
    }

    private static boolean isFooocus(ObjectNode json, boolean signed) {
        boolean named = contains(json, "software")
                || contains(json, "version")
                || contains(json, "metadata_scheme")
                || contains(json, "fooocus_version");
        boolean shaped = json.has("prompt")
                && (json.has("base_model") || json.has("base_model_name"))
                && (json.has("performance")
                        || json.has("styles")
                        || json.has("refiner_model")
                        || json.has("sharpness"));
        return json.path("prompt").isString() && (named || shaped || (signed && json.has("seed")));
    }

    private static boolean contains(ObjectNode json, String key) {
        String text = Scalar.text(json.get(key));
        return text != null && text.toLowerCase(Locale.ROOT).contains("fooocus");
    }

    private static GenerationParameters parameters(ObjectNode json, String source) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME).put(Parameter.TOOL, Tool.FOOOCUS, source);
        JsonFields.of(json, source, into)
                .text(Parameter.TOOL_VERSION, "version", "fooocus_version", "software")
                .text(Parameter.PROMPT, "prompt", "real_prompt")
                .put(Parameter.PROMPT, JsonFields::lines, "full_prompt")
                .text(Parameter.NEGATIVE_PROMPT, "negative_prompt", "negative", "real_negative_prompt")
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "guidance_scale", "cfg", "cfg_scale")
                .text(Parameter.SAMPLER, "sampler", "sampler_name")
                .text(Parameter.SCHEDULER, "scheduler")
                .model("base_model", "base_model_name", "model")
                .text(Parameter.MODEL_HASH, "base_model_hash", "model_hash")
                .count(Parameter.CLIP_SKIP, "clip_skip", "base_clip_skip")
                .strength(Parameter.DENOISE, "denoise", "denoising_strength", "overwrite_strength")
                .size("width", "height")
                .sizeText("resolution", "size")
                .put(Parameter.LORAS, JsonLoras::of, "loras");
        into.put(Parameter.LORAS, numbered(json), source + "#lora");
        return into.build();
    }

    /** {@code lora_combined_1}, or in older files {@code lora_1}, {@code [lora_1]}: name and weight in one text. */
    private static Loras numbered(ObjectNode json) {
        List<Lora> loras = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            boolean isLora =
                    field.getKey().startsWith("lora_") || field.getKey().startsWith("[lora");
            Lora lora = isLora && field.getValue().isString()
                    ? JsonLoras.text(field.getValue().stringValue())
                    : null;
            if (lora != null && loras.size() < 100) {
                loras.add(lora);
            }
        }
        return new Loras(loras);
    }
}
