package sluice.metadata.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.metadata.Lora;
import tools.jackson.databind.JsonNode;

/** Follows a model back to its loader, and collects the LoRAs on the way. */
final class ComfyModel {
    private static final int LONGEST_WAY = 500;

    private static final String[] NAMES = {
        "ckpt_name",
        "unet_name",
        "base_ckpt_name",
        "model_name",
        "model_path",
        "gguf_name",
        "checkpoint_name",
        "checkpoint",
        "ckpt",
        "diffusion_model",
        "diffusion_model_name",
        "transformer",
        "model"
    };

    private static final String[] UPSTREAM = {
        "model",
        "model1",
        "model_1",
        "base_model",
        "MODEL",
        "unet",
        "diffusion_model",
        "any_01",
        "input",
        "any",
        "opt_model",
        "optional_model"
    };

    private static final String[] LORA_CARRIERS = {
        "lora_stack", "lora", "prev_lora", "loras", "lora_params", "optional_lora_stack", "lora_names"
    };

    private final ComfyGraph graph;
    private final ComfyInputs inputs;
    private final List<Lora> loras = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private ComfyInputs.@Nullable Value<String> name;

    private ComfyModel(ComfyGraph graph) {
        this.graph = graph;
        this.inputs = new ComfyInputs(graph);
    }

    /** The model that a sampler was given. */
    static ComfyModel of(ComfyGraph graph, ComfyNode sampler) {
        ComfyModel model = new ComfyModel(graph);
        ComfyInputs.Found found = model.inputs.find(sampler, "model", "base_model", "model_opt");
        if (found != null) {
            ComfyGraph.Output output = graph.follow(found.value());
            model.walk(output == null ? found.node() : output.node());
        } else {
            model.walk(sampler);
        }
        return model;
    }

    ComfyInputs.@Nullable Value<String> name() {
        return name;
    }

    /** In the order in which they were applied. */
    List<Lora> loras() {
        return List.copyOf(loras);
    }

    private void walk(ComfyNode start) {
        ComfyNode node = start;
        for (int way = 0; way < LONGEST_WAY && node != null && seen.add(node.id()); way++) {
            // Walking upstream meets the last applied first.
            loras.addAll(0, ComfyLoras.of(node, inputs));
            stacked(node, 0);
            ComfyNode next = upstream(node);
            if (next == null) {
                name = loaded(node);
            }
            node = next;
        }
    }

    private void stacked(ComfyNode node, int depth) {
        ComfyGraph.Output stack = depth > 50 ? null : graph.follow(node, LORA_CARRIERS);
        if (stack != null && seen.add(stack.node().id())) {
            loras.addAll(0, ComfyLoras.of(stack.node(), inputs));
            stacked(stack.node(), depth + 1);
        }
    }

    private @Nullable ComfyNode upstream(ComfyNode node) {
        ComfyGraph.Output output = ComfySwitch.follow(graph, node);
        if (output == null) {
            output = graph.follow(node, UPSTREAM);
        }
        if (output != null) {
            return output.node();
        }
        for (var input : node.inputs().entrySet()) {
            ComfyGraph.Output carried = ComfyInputs.isCarrier(input.getKey()) ? graph.follow(input.getValue()) : null;
            if (carried != null) {
                return carried.node();
            }
        }
        return null;
    }

    private ComfyInputs.@Nullable Value<String> loaded(ComfyNode node) {
        ComfyInputs.Value<String> written = inputs.value(node, ComfyModel::file, NAMES);
        if (written == null) {
            return null;
        }
        String bare = ModelName.of(written.value());
        return bare == null ? null : new ComfyInputs.Value<>(bare, written.place());
    }

    private static @Nullable String file(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }
}
