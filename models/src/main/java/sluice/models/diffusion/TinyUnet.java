package sluice.models.diffusion;

import java.util.List;
import java.util.Map;
import sluice.models.OnnxGraph;

/**
 * A denoiser in the shape of a U: residual blocks and attention to the words at half resolution, joined with what was
 * there before. Its answer leans on its input, as that of a trained one does: most of a noisy latent is noise.
 */
final class TinyUnet {
    private static final int FREQUENCIES = 16;
    private static final float LEAN = 0.9f;

    private final TinyShape shape;
    private final Layers layers;
    private final int channels;
    private final int embedding;

    private TinyUnet(TinyShape shape, Layers layers) {
        this.shape = shape;
        this.layers = layers;
        this.channels = shape.channels();
        this.embedding = 2 * shape.channels();
    }

    static byte[] graph(TinyShape shape) {
        OnnxGraph graph = new OnnxGraph("unet");
        OnnxGraph.Type type = shape.precision();
        graph.input("sample", type, OnnxGraph.ANY, TinyShape.LATENT, OnnxGraph.ANY, OnnxGraph.ANY);
        if (shape.family().timestepHasDimension) {
            graph.input("timestep", shape.family().timestep, OnnxGraph.ANY);
        } else {
            graph.input("timestep", shape.family().timestep);
        }
        graph.input("encoder_hidden_states", type, OnnxGraph.ANY, OnnxGraph.ANY, shape.contextWidth());
        if (shape.family().hasTwoEncoders()) {
            graph.input("text_embeds", type, OnnxGraph.ANY, shape.secondWidth());
            graph.input("time_ids", type, OnnxGraph.ANY, 6);
        }
        TinyUnet unet = new TinyUnet(shape, new Layers(graph, type, shape.seed() * 31 + 3));
        unet.layers.named(unet.denoised(unet.moment()), "out_sample");
        graph.output("out_sample", type, OnnxGraph.ANY, TinyShape.LATENT, OnnxGraph.ANY, OnnxGraph.ANY);
        return graph.toBytes("sluice", TinyPipelines.PROVENANCE);
    }

    private String denoised(String moment) {
        int deep = 2 * channels;
        String x = layers.convolution("sample", TinyShape.LATENT, channels, 3, 1);
        for (int block = 0; block < shape.blocks(); block++) {
            x = residual(x, channels, moment);
        }
        String before = x;
        x = layers.convolution(x, channels, deep, 3, 2);
        for (int block = 0; block < shape.blocks(); block++) {
            x = attended(residual(x, deep, moment), deep);
        }
        x = layers.convolution(layers.doubled(x), deep, channels, 3, 1);
        String joined = layers.node("Concat", List.of(x, before), Map.of("axis", 1L));
        x = layers.convolution(joined, deep, channels, 1, 1);
        for (int block = 0; block < shape.blocks(); block++) {
            x = residual(x, channels, moment);
        }
        String calm = layers.silu(layers.groupNorm(x, channels, TinyShape.GROUPS));
        String drawn = layers.scaled(layers.convolution(calm, channels, TinyShape.LATENT, 3, 1), 0.5f);
        return layers.add(drawn, layers.scaled("sample", LEAN));
    }

    private String residual(String x, int width, String moment) {
        String y = layers.silu(layers.groupNorm(x, width, TinyShape.GROUPS));
        y = layers.convolution(y, width, width, 3, 1);
        y = layers.add(y, layers.unsqueezed(layers.linear(layers.silu(moment), embedding, width), 2, 3));
        y = layers.silu(layers.groupNorm(y, width, TinyShape.GROUPS));
        return layers.add(x, layers.convolution(y, width, width, 3, 1));
    }

    /** Attention to itself and to the words: [B, width, H, W] as [B, HW, width]. */
    private String attended(String x, int width) {
        String flat = layers.reshaped(layers.groupNorm(x, width, TinyShape.GROUPS), 0, width, -1);
        String y = layers.transposed(flat, 0, 2, 1);
        String calm = layers.layerNorm(y, width);
        y = layers.add(y, layers.attention(calm, width, calm, width, TinyShape.HEADS, ""));
        y = layers.add(
                y,
                layers.attention(
                        layers.layerNorm(y, width),
                        width,
                        "encoder_hidden_states",
                        shape.contextWidth(),
                        TinyShape.HEADS,
                        ""));
        String wide = layers.quickGelu(layers.linear(layers.layerNorm(y, width), width, 2 * width));
        y = layers.add(y, layers.linear(wide, 2 * width, width));
        String back = layers.node(
                "Reshape",
                List.of(layers.transposed(y, 0, 2, 1), layers.node("Shape", List.of(x), Map.of())),
                Map.of());
        return layers.add(x, back);
    }

    /** The step's embedding, [1 or B, embedding]. */
    private String moment() {
        String time = perceived(layers, waves("timestep", -1, 2 * FREQUENCIES), 2 * FREQUENCIES);
        if (!shape.family().hasTwoEncoders()) {
            return time;
        }
        int size = 6 * 2 * FREQUENCIES;
        String sizes = layers.reshaped(waves("time_ids", -1, 2 * FREQUENCIES), -1, size);
        String all = layers.node("Concat", List.of("text_embeds", sizes), Map.of("axis", 1L));
        return layers.add(time, perceived(layers, all, shape.secondWidth() + size));
    }

    private String perceived(Layers of, String x, int width) {
        return of.linear(of.silu(of.linear(x, width, embedding)), embedding, embedding);
    }

    /** Each number as cosines and sines of it at falling frequencies, reckoned in single precision. */
    private String waves(String numbers, long rows, long columns) {
        String single = layers.node("Cast", List.of(numbers), Map.of("to", OnnxGraph.Type.FLOAT.number()));
        String column = layers.reshaped(single, -1, 1);
        float[] frequencies = new float[FREQUENCIES];
        for (int at = 0; at < FREQUENCIES; at++) {
            frequencies[at] = (float) Math.exp(-Math.log(10_000) * at / FREQUENCIES);
        }
        String table = "/frequencies/" + numbers;
        layers.graph().floats(table, frequencies, 1, FREQUENCIES);
        String angles = layers.node("Mul", List.of(column, table), Map.of());
        String waves = layers.node(
                "Concat",
                List.of(layers.node("Cos", List.of(angles), Map.of()), layers.node("Sin", List.of(angles), Map.of())),
                Map.of("axis", 1L));
        return layers.reshaped(
                layers.node("Cast", List.of(waves), Map.of("to", layers.type().number())), rows, columns);
    }
}
