package sluice.metadata.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Parameter;
import sluice.metadata.Reading;
import sluice.metadata.Tool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * InvokeAI through its versions: {@code invokeai_metadata} and graphs with a {@code core_metadata} node (3 and later),
 * {@code sd-metadata} (2), {@code Dream} (1). Several stand in one file; the newer form counts first.
 */
final class InvokeAiDialect implements Dialect {
    private static final String NAME = "invokeai";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Reading> read(Payloads payloads) {
        GenerationParameters.Builder into = GenerationParameters.in(NAME);
        for (Payload payload : payloads.objects().toList()) {
            JsonNode json = payload.json();
            if (json != null) {
                JsonNode nested = json.get("invokeai_metadata");
                metadata(nested != null && nested.isObject() ? nested : json, payload, into);
            }
        }
        Payload dream = payloads.first(payload ->
                        payload.key().equals("Dream") || payload.key().equals("dream"))
                .filter(payload -> !payload.text().isEmpty())
                .orElse(null);
        DreamCommand command = dream == null ? null : DreamCommand.of(dream.text());
        payloads.objects().forEach(payload -> older(payload, command, into));
        if (command != null && dream != null) {
            command(command, dream.source(), into);
        }
        GenerationParameters parameters = into.build();
        return parameters.isEmpty() ? Optional.empty() : Optional.of(new Reading(parameters, List.of()));
    }

    private static void metadata(JsonNode json, Payload payload, GenerationParameters.Builder into) {
        boolean isMetadata = payload.key().equals("invokeai_metadata")
                || (json.path("positive_prompt").isString()
                        && (json.has("app_version") || json.has("generation_mode")));
        if (isMetadata) {
            core(json, payload.source(), into);
        }
        boolean isGraph =
                payload.key().equals("invokeai_graph") || payload.key().equals("invokeai_workflow");
        if (isGraph || (json.has("edges") && json.has("nodes"))) {
            boolean isOurs = isGraph;
            for (JsonNode node : json.path("nodes").values()) {
                JsonNode core = coreMetadata(node);
                if (core != null) {
                    core(core, payload.source(), into);
                }
            }
            if (isOurs) {
                into.put(Parameter.TOOL, Tool.INVOKEAI, payload.source());
            }
        }
    }

    /** The node that gathers the metadata: fields on the node itself, or in a workflow's inputs as {@code {"value": …}}. */
    private static @Nullable JsonNode coreMetadata(JsonNode node) {
        if ("core_metadata".equals(Scalar.text(node.get("type")))
                && node.path("data").isMissingNode()) {
            return node;
        }
        JsonNode data = node.path("data");
        if (!"core_metadata".equals(Scalar.text(data.get("type")))) {
            return null;
        }
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> input : data.path("inputs").properties()) {
            JsonNode value = input.getValue().get("value");
            if (value != null) {
                flat.set(input.getKey(), value);
            }
        }
        return flat;
    }

    private static void core(JsonNode json, String source, GenerationParameters.Builder into) {
        into.put(Parameter.TOOL, Tool.INVOKEAI, source);
        JsonFields.of(json, source, into)
                .text(Parameter.TOOL_VERSION, "app_version")
                .text(Parameter.PROMPT, "positive_prompt")
                .text(Parameter.NEGATIVE_PROMPT, "negative_prompt")
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "cfg_scale", "guidance")
                .text(Parameter.SAMPLER, "scheduler")
                .put(Parameter.MODEL, InvokeAiDialect::modelName, "model")
                .put(Parameter.MODEL_HASH, model -> Scalar.text(model.get("hash")), "model")
                .count(Parameter.CLIP_SKIP, "clip_skip")
                .strength(Parameter.DENOISE, "strength")
                .put(Parameter.LORAS, JsonLoras::of, "loras")
                .size("width", "height");
        into.put(Parameter.HIGH_RES, highRes(json), source + "#hrf_strength");
    }

    private static @Nullable String modelName(JsonNode model) {
        if (!model.isObject()) {
            return ModelName.of(Scalar.text(model));
        }
        String name = Scalar.text(model.get("model_name"));
        return ModelName.of(name != null ? name : Scalar.text(model.get("name")));
    }

    private static @Nullable HighResPass highRes(JsonNode json) {
        return json.path("hrf_enabled").asBoolean(false)
                ? new HighResPass(
                        Scalar.text(json.get("hrf_method")),
                        null,
                        null,
                        Scalar.strength(Scalar.number(json.get("hrf_strength"))))
                : null;
    }

    private static void older(Payload payload, @Nullable DreamCommand command, GenerationParameters.Builder into) {
        JsonNode json = payload.json();
        if (json == null || !(payload.key().equals("sd-metadata") || isOlder(json))) {
            return;
        }
        String source = payload.source();
        into.put(Parameter.TOOL, Tool.INVOKEAI, source);
        JsonNode image = json.path("image").isObject()
                ? json.path("image")
                : json.path("images").path(0);
        prompt(image.get("prompt"), command, source, into);
        JsonFields.of(json, source, into)
                .text(Parameter.TOOL_VERSION, "app_version")
                .model("model_weights", "model_id", "model")
                .text(Parameter.MODEL_HASH, "model_hash");
        JsonFields.of(image, source + "#image", into)
                .seed("seed")
                .count(Parameter.STEPS, "steps")
                .number(Parameter.GUIDANCE, "cfg_scale")
                .text(Parameter.SAMPLER, "sampler")
                .size("width", "height");
        if (!"txt2img".equals(Scalar.text(image.get("type")))) {
            JsonFields.of(image, source + "#image", into).strength(Parameter.DENOISE, "strength", "strength_steps");
        }
    }

    private static boolean isOlder(JsonNode json) {
        String app = Scalar.text(json.get("app_id"));
        return app != null && (app.equals("invoke-ai/InvokeAI") || app.equals("lstein/stable-diffusion"));
    }

    /** One prompt, or several with weights; these the command line has as they were typed. */
    private static void prompt(
            @Nullable JsonNode prompt,
            @Nullable DreamCommand command,
            String source,
            GenerationParameters.Builder into) {
        if (prompt == null) {
            return;
        }
        boolean isMixed = prompt.isArray() && prompt.size() > 1;
        if (isMixed && command != null && command.prompt() != null) {
            return;
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : prompt.isArray() ? prompt.values() : List.of(prompt)) {
            String words = part.isObject() ? Scalar.text(part.get("prompt")) : Scalar.text(part);
            if (words != null) {
                text.append(text.isEmpty() ? "" : " ").append(words);
                text.append(isMixed && part.has("weight") ? ":" + Scalar.number(part.get("weight")) : "");
            }
        }
        split(text.toString(), source + "#image.prompt", into);
    }

    private static void split(String prompt, String source, GenerationParameters.Builder into) {
        BracketedNegative parts = BracketedNegative.of(prompt);
        if (!into.has(Parameter.PROMPT)) {
            into.put(Parameter.NEGATIVE_PROMPT, parts.negative(), source);
        }
        into.put(Parameter.PROMPT, parts.positive(), source);
    }

    private static void command(DreamCommand command, String source, GenerationParameters.Builder into) {
        into.put(Parameter.TOOL, Tool.INVOKEAI, source);
        if (command.prompt() != null) {
            split(command.prompt(), source, into);
        }
        ObjectNode flags = JsonNodeFactory.instance.objectNode();
        command.flags().forEach(flags::put);
        JsonFields.of(flags, source, into)
                .seed("S")
                .count(Parameter.STEPS, "s")
                .number(Parameter.GUIDANCE, "C")
                .text(Parameter.SAMPLER, "A")
                .strength(Parameter.DENOISE, "f")
                .size("W", "H");
    }
}
