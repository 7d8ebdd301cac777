package sluice.server.api.library;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.metadata.GenerationParameters;
import sluice.metadata.HighResPass;
import sluice.metadata.Lora;
import sluice.metadata.Parameter;
import sluice.metadata.RequestedSize;
import sluice.metadata.Seed;
import sluice.metadata.Tool;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Generation parameters as JSON: every field is there, null where the file does not say. */
final class GenerationView {
    private GenerationView() {}

    static ObjectNode of(GenerationParameters parameters) {
        ObjectNode node = Json.object();
        node.put("tool", parameters.get(Parameter.TOOL).map(Tool::label).orElse(null));
        node.put("toolVersion", text(parameters, Parameter.TOOL_VERSION));
        node.put("dialect", parameters.dialect());
        node.put("prompt", text(parameters, Parameter.PROMPT));
        node.put("negativePrompt", text(parameters, Parameter.NEGATIVE_PROMPT));
        node.put("seed", parameters.get(Parameter.SEED).map(Seed::toString).orElse(null));
        node.put("steps", parameters.get(Parameter.STEPS).orElse(null));
        node.put("guidance", parameters.get(Parameter.GUIDANCE).orElse(null));
        node.put("sampler", text(parameters, Parameter.SAMPLER));
        node.put("scheduler", text(parameters, Parameter.SCHEDULER));
        node.put("model", text(parameters, Parameter.MODEL));
        node.put("modelHash", text(parameters, Parameter.MODEL_HASH));
        ArrayNode loras = node.putArray("loras");
        parameters.get(Parameter.LORAS).ifPresent(all -> all.all().forEach(lora -> loras.add(lora(lora))));
        node.put("clipSkip", parameters.get(Parameter.CLIP_SKIP).orElse(null));
        node.put("denoise", parameters.get(Parameter.DENOISE).orElse(null));
        Optional<RequestedSize> size = parameters.get(Parameter.SIZE);
        if (size.isPresent()) {
            node.putObject("requestedSize")
                    .put("width", size.get().width())
                    .put("height", size.get().height());
        } else {
            node.putNull("requestedSize");
        }
        Optional<HighResPass> highRes = parameters.get(Parameter.HIGH_RES);
        if (highRes.isPresent()) {
            node.set("highRes", highRes(highRes.get()));
        } else {
            node.putNull("highRes");
        }
        node.put("declaredOrigin", text(parameters, Parameter.DECLARED_ORIGIN));
        return node;
    }

    /** Where each known field was found. */
    static ObjectNode sources(GenerationParameters parameters) {
        ObjectNode node = Json.object();
        for (Parameter<?> parameter : Parameter.ALL) {
            parameters.source(parameter).ifPresent(source -> node.put(parameter.jsonName(), source));
        }
        return node;
    }

    private static ObjectNode lora(Lora lora) {
        return Json.object().put("name", lora.name()).put("weight", lora.weight());
    }

    private static ObjectNode highRes(HighResPass pass) {
        return Json.object()
                .put("upscaler", pass.upscaler())
                .put("scale", pass.scale())
                .put("steps", pass.steps())
                .put("denoise", pass.denoise());
    }

    private static @Nullable String text(GenerationParameters parameters, Parameter<String> parameter) {
        return parameters.get(parameter).orElse(null);
    }
}
