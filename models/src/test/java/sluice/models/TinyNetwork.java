package sluice.models;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A made-up network of every operation that the converter knows, as a minified script would export it, and the same
 * computed step by step from the definitions of TensorFlow's operations: pictures of 4 × 4, one pooled vector of 3.
 */
final class TinyNetwork {
    static final int EDGE = 4;
    static final int CHANNELS = 3;
    static final int CLASSES = 2;

    private static final double SCALE = 0.03125;
    private static final int ZERO = 100;

    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final Map<String, byte[]> weights = new LinkedHashMap<>();

    TinyNetwork(long seed) {
        Random random = new Random(seed);
        weight("scope/predict/in/two", random);
        weight("scope/predict/in/one", random);
        weight("conv/kernel", random, 3, 3, CHANNELS, 4);
        weight("conv/bias", random, 4);
        weight("deep/kernel", random, 3, 3, 4, 1);
        weight("deep/bias", random, 4);
        weight("point/kernel", random, 1, 1, 4, 3);
        weight("point/bias", random, 3);
        weight("dense/kernel", random, 3, CLASSES);
        weight("dense/bias", random, CLASSES);
    }

    /** The topology as a script exports it, with unquoted names, {@code !0} and {@code .5}. */
    String script() {
        List<String> nodes = new ArrayList<>();
        nodes.add(node(
                "input",
                "Placeholder",
                List.of(),
                "shape:{shape:{dim:[{size:\"-1\"},{size:\"4\"},{size:\"4\"}," + "{size:\"3\"}]}}"));
        weights.keySet().forEach(name -> nodes.add(node(name, "Const", List.of(), "")));
        nodes.add(node("mul", "Mul", List.of("scope/predict/in/two", "input"), ""));
        nodes.add(node("sub", "Sub", List.of("mul", "scope/predict/in/one"), ""));
        nodes.add(node("conv", "_FusedConv2D", List.of("sub", "conv/kernel", "conv/bias"), conv(2, true)));
        nodes.add(
                node("deep", "FusedDepthwiseConv2dNative", List.of("conv", "deep/kernel", "deep/bias"), conv(1, true)));
        nodes.add(node("add", "AddV2", List.of("conv", "deep"), ""));
        nodes.add(node("point", "_FusedConv2D", List.of("add", "point/kernel", "point/bias"), conv(1, false)));
        nodes.add(node(
                "pool",
                "AvgPool",
                List.of("point"),
                "ksize:" + integers(1, 2, 2, 1) + ",strides:" + integers(1, 1, 1, 1) + ",padding:{s:\""
                        + base64("VALID") + "\"}"));
        nodes.add(node("squeeze", "Squeeze", List.of("pool"), "squeeze_dims:" + integers(1, 2)));
        nodes.add(node(
                "logits",
                "_FusedMatMul",
                List.of("squeeze", "dense/kernel", "dense/bias"),
                "transpose_a:{b:!1},transpose_b:{b:!1},fused_ops:{list:{s:[\"" + base64("BiasAdd") + "\"]}}"));
        nodes.add(node("softmax", "Softmax", List.of("logits"), ""));
        String entries = weights.keySet().stream()
                .map(name -> String.format(
                        Locale.ROOT,
                        "{name:\"%s\",shape:%s,dtype:\"float32\",quantization:{min:-3.125,scale:.03125,dtype:\"uint8\"}}",
                        name,
                        Arrays.toString(shapes.get(name))))
                .collect(Collectors.joining(","));
        return "!function(t){module.exports=t()}(function(){return{1:[function(t,e,a){e.exports={format:\"graph-model\","
                + "modelTopology:{node:[" + String.join(",", nodes) + "]},weightsManifest:[{weights:[" + entries
                + "]}]}},{}]}});";
    }

    byte[] shard() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        weights.values().forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** The pooled vector of a picture in NHWC, from the definitions of the operations. */
    double[] embedding(double[][][] picture) {
        double[][][] in = new double[EDGE][EDGE][CHANNELS];
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                for (int c = 0; c < CHANNELS; c++) {
                    in[y][x][c] =
                            picture[y][x][c] * value("scope/predict/in/two", 0) - value("scope/predict/in/one", 0);
                }
            }
        }
        double[][][] first = convolved(in, "conv", 2, 3, 4, false, true);
        double[][][] deep = convolved(first, "deep", 1, 3, 4, true, true);
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 2; x++) {
                for (int c = 0; c < 4; c++) {
                    deep[y][x][c] += first[y][x][c];
                }
            }
        }
        double[][][] last = convolved(deep, "point", 1, 1, 3, false, false);
        double[] pooled = new double[3];
        for (int c = 0; c < 3; c++) {
            pooled[c] = (last[0][0][c] + last[0][1][c] + last[1][0][c] + last[1][1][c]) / 4;
        }
        return pooled;
    }

    double[] probabilities(double[] embedding) {
        double[] odds = new double[CLASSES];
        double sum = 0;
        for (int at = 0; at < CLASSES; at++) {
            double logit = value("dense/bias", at);
            for (int from = 0; from < 3; from++) {
                logit += embedding[from] * value("dense/kernel", from * CLASSES + at);
            }
            odds[at] = Math.exp(logit);
            sum += odds[at];
        }
        for (int at = 0; at < CLASSES; at++) {
            odds[at] /= sum;
        }
        return odds;
    }

    /** "SAME" pads so that the output has size / stride pixels, the odd one at the end. */
    private double[][][] convolved(
            double[][][] in, String name, int stride, int kernel, int outputs, boolean depthwise, boolean clipped) {
        int size = in.length / stride;
        int channels = in[0][0].length;
        int before = Math.max(0, (size - 1) * stride + kernel - in.length) / 2;
        double[][][] out = new double[size][size][outputs];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int o = 0; o < outputs; o++) {
                    double sum = value(name + "/bias", o);
                    for (int ky = 0; ky < kernel; ky++) {
                        for (int kx = 0; kx < kernel; kx++) {
                            int sy = y * stride + ky - before;
                            int sx = x * stride + kx - before;
                            if (sy < 0 || sx < 0 || sy >= in.length || sx >= in.length) {
                                continue;
                            }
                            int at = (ky * kernel + kx) * channels;
                            if (depthwise) {
                                sum += in[sy][sx][o] * value(name + "/kernel", at + o);
                            } else {
                                for (int c = 0; c < channels; c++) {
                                    sum += in[sy][sx][c] * value(name + "/kernel", (at + c) * outputs + o);
                                }
                            }
                        }
                    }
                    out[y][x][o] = clipped ? Math.clamp(sum, 0, 6) : sum;
                }
            }
        }
        return out;
    }

    private double value(String name, int at) {
        byte[] bytes = Objects.requireNonNull(weights.get(name));
        return ((bytes[at] & 0xFF) - ZERO) * SCALE;
    }

    private void weight(String name, Random random, int... shape) {
        int size = 1;
        for (int axis : shape) {
            size *= axis;
        }
        byte[] bytes = new byte[size];
        for (int at = 0; at < size; at++) {
            bytes[at] = (byte) (ZERO - 30 + random.nextInt(61));
        }
        shapes.put(name, shape);
        weights.put(name, bytes);
    }

    private static String node(String name, String operation, List<String> inputs, String attributes) {
        String from = inputs.stream().map(input -> '"' + input + '"').collect(Collectors.joining(","));
        return "{name:\"" + name + "\",op:\"" + operation + "\",input:[" + from + "],attr:{" + attributes + "}}";
    }

    private static String conv(int stride, boolean clipped) {
        String fused = '"' + base64("BiasAdd") + '"' + (clipped ? ",\"" + base64("Relu6") + '"' : "");
        return "strides:" + integers(1, stride, stride, 1) + ",dilations:" + integers(1, 1, 1, 1) + ",padding:{s:\""
                + base64("SAME") + "\"},data_format:{s:\"" + base64("NHWC") + "\"},fused_ops:{list:{s:[" + fused
                + "]}}";
    }

    private static String integers(int... values) {
        return "{list:{i:["
                + Arrays.stream(values).mapToObj(value -> "\"" + value + "\"").collect(Collectors.joining(","))
                + "]}}";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
