package sluice.metadata.dialect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The sampling passes behind the picture that a workflow saves, from the base pass to the last: found by walking back
 * from the output node along images and latents, not along models, prompts or control images. Each node is visited
 * once, so that cycles do no harm.
 */
final class ComfyPasses {
    private static final Set<String> NOT_PICTURES = Set.of(
            "model",
            "clip",
            "vae",
            "positive",
            "negative",
            "conditioning",
            "control_net",
            "clip_vision",
            "clip_vision_output",
            "style_model",
            "noise",
            "guider",
            "sampler",
            "sigmas",
            "upscale_model",
            "mask",
            "text",
            "prompt",
            "seed",
            "noise_seed",
            "steps",
            "cfg",
            "ipadapter",
            "instantid",
            "bbox_detector");

    private final ComfyGraph graph;

    private ComfyPasses(ComfyGraph graph) {
        this.graph = graph;
    }

    /** Empty when no sampler leads to an output. */
    static List<ComfyNode> of(ComfyGraph graph) {
        return new ComfyPasses(graph).behindBestOutput();
    }

    private List<ComfyNode> behindBestOutput() {
        Set<String> used = graph.used();
        List<ComfyNode> outputs = graph.nodes().stream()
                .filter(node -> !used.contains(node.id()))
                .sorted(Comparator.comparingInt(ComfyPasses::rank))
                .limit(50)
                .toList();
        List<ComfyNode> best = List.of();
        int bestRank = Integer.MAX_VALUE;
        for (ComfyNode output : outputs) {
            List<ComfyNode> passes = behind(output);
            boolean isBetter = best.isEmpty() || (rank(output) == bestRank && passes.size() > best.size());
            if (!passes.isEmpty() && isBetter) {
                best = passes;
                bestRank = rank(output);
            }
        }
        return best.isEmpty()
                ? graph.nodes().stream().filter(ComfyPasses::isSampler).limit(1).toList()
                : best;
    }

    /** A saved picture before a shown one before anything else that nobody uses. */
    private static int rank(ComfyNode node) {
        if (node.isA("save", "videocombine", "video_combine", "output", "websocket")) {
            return 0;
        }
        return node.isA("preview", "show") ? 1 : 2;
    }

    /** The samplers upstream of a node: the farthest first. */
    private List<ComfyNode> behind(ComfyNode output) {
        List<ComfyNode> samplers = new ArrayList<>();
        visit(output, node -> {
            if (isSampler(node)) {
                samplers.add(node);
            }
            return true;
        });
        return samplers.reversed();
    }

    /** The nodes between a pass and those before it. */
    static List<ComfyNode> before(ComfyGraph graph, ComfyNode pass) {
        List<ComfyNode> between = new ArrayList<>();
        new ComfyPasses(graph).visit(pass, node -> {
            if (!node.id().equals(pass.id())) {
                between.add(node);
            }
            return node.id().equals(pass.id()) || !isSampler(node);
        });
        return between;
    }

    private interface Visitor {
        /** Whether to go on to what stands before the node. */
        boolean goOn(ComfyNode node);
    }

    private void visit(ComfyNode start, Visitor visitor) {
        Set<String> seen = new HashSet<>(Set.of(start.id()));
        Deque<ComfyNode> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            ComfyNode node = waiting.poll();
            if (visitor.goOn(node)) {
                for (ComfyNode next : pictures(node)) {
                    if (seen.add(next.id())) {
                        waiting.add(next);
                    }
                }
            }
        }
    }

    private List<ComfyNode> pictures(ComfyNode node) {
        ComfyGraph.Output chosen = ComfySwitch.follow(graph, node);
        if (chosen != null) {
            return List.of(chosen.node());
        }
        List<ComfyNode> next = new ArrayList<>();
        for (var input : node.inputs().entrySet()) {
            ComfyGraph.Output output = isPicture(input.getKey()) ? graph.follow(input.getValue()) : null;
            if (output != null) {
                next.add(output.node());
            }
        }
        return next;
    }

    private static boolean isPicture(String input) {
        String name = input.toLowerCase(Locale.ROOT);
        return !NOT_PICTURES.contains(name) && !name.contains("lora") && !name.startsWith("cond");
    }

    /**
     * Is it a node that denoises? By class name, or, among the many custom nodes, by having both a seed and steps. Not
     * meant are the parts of a sampler that stand as nodes of their own, such as {@code KSamplerSelect}.
     */
    static boolean isSampler(ComfyNode node) {
        Set<String> inputs = node.inputs().keySet();
        if (node.isA("presampling", "samplerselect", "sampler select", "parameters", "seed generator")) {
            return false;
        }
        boolean hasSeed = inputs.contains("seed") || inputs.contains("noise_seed") || inputs.contains("noise");
        boolean hasSteps = inputs.contains("steps") || inputs.contains("sigmas");
        boolean hasModel = inputs.contains("model")
                || inputs.contains("guider")
                || inputs.contains("positive")
                || inputs.stream().anyMatch(ComfyInputs::isCarrier);
        boolean isNamedSo = node.isA("sampler", "detailer", "ultimatesdupscale");
        return (hasSeed && hasSteps && (hasModel || inputs.contains("cfg")))
                || (isNamedSo && hasModel && hasLatents(inputs));
    }

    private static boolean hasLatents(Set<String> inputs) {
        return inputs.contains("latent_image")
                || inputs.contains("latent")
                || inputs.contains("samples")
                || inputs.contains("optional_latent")
                || inputs.contains("image")
                || inputs.contains("pipe");
    }

    /** True for a node that makes a picture or latent larger. */
    static boolean isUpscale(ComfyNode node) {
        return node.isA("upscale", "imagescale", "image scale", "imageresize", "image resize") && !node.isA("loader");
    }

    /** Whether the first of two literal inputs is there; links do not count. */
    static @Nullable JsonNode literal(ComfyNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.input(name);
            if (value != null && !ComfyGraph.isLink(value)) {
                return value;
            }
        }
        return null;
    }
}
