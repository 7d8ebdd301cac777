package sluice.models.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sluice.models.OnnxGraph;

/** A CLIP text encoder: a causal transformer whose word for a whole text is what it says at the end mark. */
final class TinyTextEncoder {
    /** What hides later tokens; far below any score, and within half precision. */
    private static final float HIDDEN = -10_000f;

    private TinyTextEncoder() {}

    /**
     * @param hiddenStates whether each layer's states are outputs of their own
     * @param projected whether the text's vector is projected ({@code text_embeds}), as the second encoder of SDXL does,
     *     or not ({@code pooler_output})
     */
    static byte[] graph(TinyShape shape, int width, int tokens, boolean hiddenStates, boolean projected) {
        OnnxGraph graph = new OnnxGraph("text_encoder");
        Layers layers = new Layers(graph, shape.precision(), shape.seed() * 31 + (projected ? 2 : 1));
        graph.input("input_ids", shape.family().tokens, OnnxGraph.ANY, TinyShape.WINDOW);
        String table = layers.weights("tokens", 1, tokens, width);
        String places = layers.weights("places", 0.3f, TinyShape.WINDOW, width);
        String looked = layers.node("Gather", List.of(table, "input_ids"), Map.of("axis", 0L));
        String x = layers.add(looked, places);
        String mask = layers.constant("mask", mask(), TinyShape.WINDOW, TinyShape.WINDOW);
        List<String> states = new ArrayList<>(List.of(x));
        for (int layer = 0; layer < shape.textLayers(); layer++) {
            String calm = layers.layerNorm(x, width);
            x = layers.add(x, layers.attention(calm, width, calm, width, TinyShape.HEADS, mask));
            String wide = layers.linear(layers.layerNorm(x, width), width, 4 * width);
            x = layers.add(x, layers.linear(layers.quickGelu(wide), 4 * width, width));
            states.add(x);
        }
        String last = layers.layerNorm(x, width);
        layers.named(last, "last_hidden_state");
        String whole = atEndMark(layers, last);
        String vector = projected ? "text_embeds" : "pooler_output";
        layers.named(projected ? layers.matrix(whole, width, width) : whole, vector);
        graph.output("last_hidden_state", shape.precision(), OnnxGraph.ANY, TinyShape.WINDOW, width);
        graph.output(vector, shape.precision(), OnnxGraph.ANY, width);
        for (int state = 0; hiddenStates && state < states.size(); state++) {
            layers.named(states.get(state), "hidden_states." + state);
            graph.output("hidden_states." + state, shape.precision(), OnnxGraph.ANY, TinyShape.WINDOW, width);
        }
        return graph.toBytes("sluice", TinyPipelines.PROVENANCE);
    }

    /** The states at the first of the highest tokens, which is the end mark: [B, 77, width] to [B, width]. */
    private static String atEndMark(Layers layers, String states) {
        String place = layers.node("ArgMax", List.of("input_ids"), Map.of("axis", 1L, "keepdims", 1L));
        long[] all = new long[TinyShape.WINDOW];
        for (int at = 0; at < all.length; at++) {
            all[at] = at;
        }
        String there = layers.node("Equal", List.of(place, layers.longs(all)), Map.of());
        String mask =
                layers.node("Cast", List.of(there), Map.of("to", layers.type().number()));
        String only = layers.node("Mul", List.of(states, layers.unsqueezed(mask, 2)), Map.of());
        return layers.node("ReduceSum", List.of(only, layers.longs(1)), Map.of("keepdims", 0L));
    }

    private static float[] mask() {
        float[] mask = new float[TinyShape.WINDOW * TinyShape.WINDOW];
        for (int at = 0; at < TinyShape.WINDOW; at++) {
            for (int later = at + 1; later < TinyShape.WINDOW; later++) {
                mask[at * TinyShape.WINDOW + later] = HIDDEN;
            }
        }
        return mask;
    }
}
