package sluice.models.diffusion;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import sluice.models.OnnxGraph;

/**
 * The layers that diffusion models are made of, written as PyTorch exports them at opset 13, with weights by chance from a
 * seed. Every layer takes and gives names of tensors.
 */
final class Layers {
    private static final float EPSILON = 1e-5f;

    private final OnnxGraph graph;
    private final OnnxGraph.Type type;
    private final SplittableRandom random;
    private int named;

    Layers(OnnxGraph graph, OnnxGraph.Type type, long seed) {
        this.graph = graph;
        this.type = type;
        this.random = new SplittableRandom(seed);
    }

    OnnxGraph graph() {
        return graph;
    }

    OnnxGraph.Type type() {
        return type;
    }

    /** [B, N, from] to [B, N, to]; with a bias. */
    String linear(String x, int from, int to) {
        return add(matrix(x, from, to), weights("bias", 1f / from, to));
    }

    /** [B, N, from] to [B, N, to]; without a bias. */
    String matrix(String x, int from, int to) {
        return node("MatMul", weights("weight", (float) Math.sqrt(3.0 / from), from, to), x);
    }

    /** [B, from, H, W] to [B, to, H/stride, W/stride], for an odd kernel, padded so that the borders are kept. */
    String convolution(String x, int from, int to, int kernel, int stride) {
        float scale = (float) Math.sqrt(3.0 / ((long) from * kernel * kernel));
        String weight = weights("weight", scale, to, from, kernel, kernel);
        String bias = weights("bias", 0.02f, to);
        long pad = kernel / 2;
        return node(
                "Conv",
                List.of(x, weight, bias),
                Map.of(
                        "kernel_shape", new long[] {kernel, kernel},
                        "pads", new long[] {pad, pad, pad, pad},
                        "strides", new long[] {stride, stride}));
    }

    /** Group normalisation of [B, channels, H, W], by way of the instance normalisation of each group. */
    String groupNorm(String x, int channels, int groups) {
        String grouped = reshaped(x, 0, groups, -1);
        float[] ones = new float[groups];
        java.util.Arrays.fill(ones, 1);
        String normal = node(
                "InstanceNormalization",
                List.of(grouped, constant("ones", ones, groups), constant("zeros", new float[groups], groups)),
                Map.of("epsilon", EPSILON));
        String back = node("Reshape", List.of(normal, node("Shape", List.of(x), Map.of())), Map.of());
        return scaledAndMoved(back, channels, 1, 1);
    }

    /** Layer normalisation over the last dimension. */
    String layerNorm(String x, int width) {
        Map<String, Object> last = Map.of("axes", new long[] {-1});
        String centred = node("Sub", List.of(x, node("ReduceMean", List.of(x), last)), Map.of());
        String squared = node("Pow", List.of(centred, constant("two", new float[] {2})), Map.of());
        String variance = node("ReduceMean", List.of(squared), last);
        String deviation = node("Sqrt", List.of(add(variance, constant("epsilon", new float[] {EPSILON}))), Map.of());
        return scaledAndMoved(node("Div", List.of(centred, deviation), Map.of()), width);
    }

    String silu(String x) {
        return node("Mul", List.of(x, node("Sigmoid", List.of(x), Map.of())), Map.of());
    }

    /** CLIP's approximation of GELU: x · sigmoid(1.702 x). */
    String quickGelu(String x) {
        String steep = scaled(x, 1.702f);
        return node("Mul", List.of(x, node("Sigmoid", List.of(steep), Map.of())), Map.of());
    }

    /**
     * Attention of several heads.
     *
     * @param x [B, N, width]
     * @param context [B, M, its width]; {@code x} itself for self-attention
     * @param mask added to the scores, [N, M]; empty for none
     */
    String attention(String x, int width, String context, int contextWidth, int heads, String mask) {
        int each = width / heads;
        String query = transposed(reshaped(matrix(x, width, width), 0, 0, heads, each), 0, 2, 1, 3);
        String keys = transposed(reshaped(matrix(context, contextWidth, width), 0, 0, heads, each), 0, 2, 3, 1);
        String values = transposed(reshaped(matrix(context, contextWidth, width), 0, 0, heads, each), 0, 2, 1, 3);
        String scores = scaled(node("MatMul", List.of(query, keys), Map.of()), (float) (1 / Math.sqrt(each)));
        String masked = mask.isEmpty() ? scores : add(scores, mask);
        String shares = node("Softmax", List.of(masked), Map.of("axis", -1L));
        String mixed = transposed(node("MatMul", List.of(shares, values), Map.of()), 0, 2, 1, 3);
        return linear(reshaped(mixed, 0, 0, width), width, width);
    }

    /** Twice as high and wide, each value repeated. */
    String doubled(String x) {
        String scales = name("scales");
        graph.floats(scales, new float[] {1, 1, 2, 2}, 4);
        return node(
                "Resize",
                List.of(x, "", scales),
                Map.of(
                        "mode", "nearest",
                        "coordinate_transformation_mode", "asymmetric",
                        "nearest_mode", "floor"));
    }

    String add(String one, String other) {
        return node("Add", List.of(one, other), Map.of());
    }

    String scaled(String x, float by) {
        return node("Mul", List.of(x, constant("factor", new float[] {by})), Map.of());
    }

    /** 0 keeps a dimension, -1 takes what is left. */
    String reshaped(String x, long... shape) {
        return node("Reshape", List.of(x, longs(shape)), Map.of());
    }

    String transposed(String x, long... order) {
        return node("Transpose", List.of(x), Map.of("perm", order));
    }

    /** With new dimensions of size 1 at these places. */
    String unsqueezed(String x, long... axes) {
        return node("Unsqueeze", List.of(x, longs(axes)), Map.of());
    }

    String longs(long... values) {
        String tensor = name("shape");
        graph.longs(tensor, values, values.length);
        return tensor;
    }

    /** Numbers in the graph's own precision. */
    String constant(String what, float[] values, long... shape) {
        String tensor = name(what);
        if (type == OnnxGraph.Type.FLOAT16) {
            graph.halves(tensor, values, shape);
        } else {
            graph.floats(tensor, values, shape);
        }
        return tensor;
    }

    /** Evenly by chance between -scale and scale. */
    String weights(String what, float scale, long... shape) {
        long size = 1;
        for (long length : shape) {
            size *= length;
        }
        float[] values = new float[Math.toIntExact(size)];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) ((2 * random.nextDouble() - 1) * scale);
        }
        return constant(what, values, shape);
    }

    String node(String operation, List<String> from, Map<String, Object> attributes) {
        String to = name(operation);
        graph.node(operation, from, to, attributes);
        return to;
    }

    /** The value under another name, as an output has to have it. */
    void named(String x, String output) {
        graph.node("Identity", List.of(x), output, Map.of());
    }

    private String node(String operation, String second, String first) {
        return node(operation, List.of(first, second), Map.of());
    }

    /** Scale and shift that training would have learned, near 1 and 0. */
    private String scaledAndMoved(String x, long... shape) {
        int size = Math.toIntExact(shape[0]);
        float[] scale = new float[size];
        for (int at = 0; at < size; at++) {
            scale[at] = (float) (1 + 0.1 * (2 * random.nextDouble() - 1));
        }
        String wide = node("Mul", List.of(x, constant("scale", scale, shape)), Map.of());
        return add(wide, weights("shift", 0.1f, shape));
    }

    private String name(String what) {
        named++;
        return "/" + what + "_" + named;
    }
}
