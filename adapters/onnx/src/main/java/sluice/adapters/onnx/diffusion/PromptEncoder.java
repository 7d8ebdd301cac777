package sluice.adapters.onnx.diffusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.runtime.LoadedGraph;
import sluice.adapters.onnx.runtime.Stop;
import sluice.render.Recipe;
import sluice.render.generate.CancelledException;
import sluice.render.generate.Conditioning;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.generate.Tensor;

/**
 * From words to what steers the denoiser. Each text is encoded by itself: it takes little, and what it comes to then does
 * not depend on its company.
 */
final class PromptEncoder implements AutoCloseable {
    /** Hidden states of the prompt, [77, width]; those of the negative prompt; what the second encoder says of each. */
    static final String PROMPT = "prompt";

    static final String NEGATIVE = "negative";
    static final String POOLED = "_pooled";

    /** One encoder with its tokenizer. */
    private record Part(
            PromptTokens tokens,
            LoadedGraph graph,
            String states,
            @Nullable String pooled) {}

    private final PipelineConfig config;
    private final List<Part> parts = new ArrayList<>();

    private PromptEncoder(PipelineConfig config) {
        this.config = config;
    }

    static PromptEncoder open(PipelineConfig config, GraphLoader loader) throws GeneratorException {
        PromptEncoder encoder = new PromptEncoder(config);
        try {
            int number = 0;
            for (Map.Entry<String, Integer> part : config.textLayers().entrySet()) {
                number++;
                PromptTokens tokens =
                        PromptTokens.of(config.model(), number == 1 ? "tokenizer" : "tokenizer_" + number);
                LoadedGraph graph = loader.open(part.getKey());
                // SDXL takes what its encoders say before their last layer.
                String states = config.dual() ? "hidden_states." + (part.getValue() - 1) : "last_hidden_state";
                encoder.parts.add(new Part(tokens, graph, states, number == 2 ? "text_embeds" : null));
                GraphLoader.requireInputs(graph, Set.of("input_ids"));
                GraphLoader.requireOutputs(graph, number == 2 ? Set.of(states, "text_embeds") : Set.of(states));
            }
            return encoder;
        } catch (GeneratorException failure) {
            encoder.close();
            throw failure;
        }
    }

    List<Conditioning> encode(List<Recipe> recipes) throws GeneratorException {
        Map<String, Map<String, Tensor>> known = new HashMap<>();
        List<Conditioning> all = new ArrayList<>();
        for (Recipe recipe : recipes) {
            Map<String, Tensor> tensors = new TreeMap<>();
            put(tensors, PROMPT, encoded(known, recipe.prompt()));
            if (config.guided(recipe.guidance())) {
                boolean zero = config.zeroForEmpty() && recipe.negativePrompt().isBlank();
                put(tensors, NEGATIVE, zero ? zeros(tensors) : encoded(known, recipe.negativePrompt()));
            }
            all.add(new Conditioning(tensors));
        }
        return all;
    }

    @Override
    public void close() {
        parts.forEach(part -> part.graph().close());
    }

    private static void put(Map<String, Tensor> tensors, String name, Map<String, Tensor> encoded) {
        encoded.forEach((what, tensor) -> tensors.put(name + what, tensor));
    }

    private static Map<String, Tensor> zeros(Map<String, Tensor> prompt) {
        Map<String, Tensor> zeros = new HashMap<>();
        prompt.forEach((name, tensor) -> {
            if (name.startsWith(PROMPT)) {
                zeros.put(
                        name.substring(PROMPT.length()), new Tensor(tensor.shape(), new float[tensor.values().length]));
            }
        });
        return zeros;
    }

    /** The states under "", the pooled vector under {@link #POOLED}. */
    private Map<String, Tensor> encoded(Map<String, Map<String, Tensor>> known, String text) throws GeneratorException {
        Map<String, Tensor> before = known.get(text);
        if (before != null) {
            return before;
        }
        Map<String, Tensor> found = new LinkedHashMap<>();
        List<Tensor> states = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Tensor> outputs = run(part, part.tokens().of(text));
            states.add(rows(part, outputs.get(part.states())));
            if (part.pooled() != null) {
                Tensor pooled = outputs.get(part.pooled());
                float[] values = pooled == null ? new float[0] : pooled.values();
                FiniteNumbers.require(values, "The text encoder " + part.graph().name());
                found.put(POOLED, new Tensor(new int[] {values.length}, values));
            }
        }
        found.put("", sideBySide(states));
        known.put(text, found);
        return found;
    }

    private static Map<String, Tensor> run(Part part, Tensor tokens) throws GeneratorException {
        Map<String, Tensor> inputs = new HashMap<>(Map.of("input_ids", tokens));
        if (part.graph().inputs().contains("attention_mask")) {
            float[] all = new float[tokens.values().length];
            java.util.Arrays.fill(all, 1);
            inputs.put("attention_mask", new Tensor(tokens.shape(), all));
        }
        Set<String> wanted = part.pooled() == null ? Set.of(part.states()) : Set.of(part.states(), part.pooled());
        try {
            return part.graph().run(inputs, wanted, new Stop());
        } catch (CancelledException impossible) {
            throw new IllegalStateException("nobody can have stopped it", impossible);
        }
    }

    private static Tensor rows(Part part, @Nullable Tensor states) throws GeneratorException {
        String name = part.graph().name();
        if (states == null || states.shape().length != 3 || states.shape()[1] != PromptTokens.WINDOW) {
            throw new GeneratorException(
                    Kind.FAILED, "The text encoder " + name + " gave no hidden states of 77 tokens.");
        }
        FiniteNumbers.require(states.values(), "The text encoder " + name);
        return new Tensor(new int[] {PromptTokens.WINDOW, states.shape()[2]}, states.values());
    }

    private Tensor sideBySide(List<Tensor> states) throws GeneratorException {
        int width = states.stream().mapToInt(one -> one.shape()[1]).sum();
        if (width != config.contextWidth()) {
            throw config.model()
                    .refused(
                            "unet/config.json",
                            "takes words of " + config.contextWidth() + " numbers, but the text encoders give "
                                    + width);
        }
        float[] joined = new float[PromptTokens.WINDOW * width];
        int left = 0;
        for (Tensor one : states) {
            int its = one.shape()[1];
            for (int row = 0; row < PromptTokens.WINDOW; row++) {
                System.arraycopy(one.values(), row * its, joined, row * width + left, its);
            }
            left += its;
        }
        return new Tensor(new int[] {PromptTokens.WINDOW, width}, joined);
    }
}
