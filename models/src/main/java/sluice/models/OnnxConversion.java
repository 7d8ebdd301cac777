package sluice.models;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sluice.models.OnnxGraph.Type;
import sluice.models.TfjsModel.Node;
import sluice.models.TfjsModel.Weight;

/**
 * Rewrites an image classifier of TensorFlow.js, in the operations that MobileNetV2 (arXiv:1801.04381) is made of, as an
 * ONNX graph: pictures as NCHW instead of NHWC, the classifier's probabilities as {@code probabilities} [N, classes],
 * and what is pooled before the classifier as {@code embedding} [N, features]. Anything else in the graph is refused.
 */
final class OnnxConversion {
    private final TfjsModel from;
    private final OnnxGraph to = new OnnxGraph("classifier");
    private final OnnxWeights weights = new OnnxWeights(to);
    /** The ONNX tensor that holds what a TensorFlow node computes. */
    private final Map<String, String> tensors = new HashMap<>();

    private long features;
    private long classes;

    private OnnxConversion(TfjsModel from) {
        this.from = from;
    }

    static OnnxGraph of(TfjsModel model) {
        OnnxConversion conversion = new OnnxConversion(model);
        Node last = model.nodes().values().stream()
                .filter(node -> "Softmax".equals(node.operation()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the graph has no Softmax, so it is no classifier"));
        conversion.tensor(last.name());
        return conversion
                .to
                .output("probabilities", Type.FLOAT, OnnxGraph.ANY, conversion.classes)
                .output("embedding", Type.FLOAT, OnnxGraph.ANY, conversion.features);
    }

    /** Converts what the node needs, then the node: the recursion is as deep as the network, some seventy layers. */
    private String tensor(String name) {
        String known = tensors.get(name);
        if (known != null) {
            return known;
        }
        Node node = from.node(name);
        String tensor = convert(node);
        tensors.put(name, tensor);
        return tensor;
    }

    private String convert(Node node) {
        return switch (node.operation()) {
            case "Placeholder" -> input(node);
            case "Const" -> weights.floats(shortName(node.name()), from.weight(node.name()));
            case "Mul" -> plain("Mul", node);
            case "Sub" -> plain("Sub", node);
            case "AddV2" -> plain("Add", node);
            case "_FusedConv2D" -> convolution(node, false);
            case "FusedDepthwiseConv2dNative" -> convolution(node, true);
            case "AvgPool" -> averagePool(node);
            case "Squeeze" -> squeeze(node);
            case "_FusedMatMul" -> dense(node);
            case "Softmax" -> softmax(node);
            default -> throw unknown(node, "operation " + node.operation());
        };
    }

    private String input(Node node) {
        long[] size = new long[4];
        for (int axis = 0; axis < size.length; axis++) {
            size[axis] = node.attributes()
                    .path("shape")
                    .path("shape")
                    .path("dim")
                    .path(axis)
                    .path("size")
                    .asLong();
        }
        to.input("input", Type.FLOAT, OnnxGraph.ANY, size[3], size[1], size[2]);
        return "input";
    }

    private String plain(String operation, Node node) {
        List<String> inputs = node.inputs().stream().map(this::tensor).toList();
        return emit(operation, inputs, shortName(node.name()), Map.of());
    }

    private String convolution(Node node, boolean depthwise) {
        expect(node, "data_format", List.of("NHWC"));
        List<Long> strides = node.integers("strides");
        if (!node.integers("dilations").equals(List.of(1L, 1L, 1L, 1L)) || strides.size() != 4) {
            throw unknown(node, "dilation or strides");
        }
        Weight kernel = from.weight(node.inputs().get(1));
        int[] shape = kernel.shape();
        if (depthwise && shape[3] != 1) {
            throw unknown(node, "depth multiplier " + shape[3]);
        }
        // TensorFlow's kernels are HWIO, or HWC1 for one kernel a channel; ONNX's are OIHW, or C1HW with C groups.
        String weight = depthwise
                ? weights.bytes(shortName(kernel.name()), kernel, 2, 3, 0, 1)
                : weights.bytes(shortName(kernel.name()), kernel, 3, 2, 0, 1);
        Map<String, Object> attributes = Map.of(
                "auto_pad",
                padding(node),
                "group",
                depthwise ? (long) shape[2] : 1L,
                "kernel_shape",
                new long[] {shape[0], shape[1]},
                "strides",
                new long[] {strides.get(1), strides.get(2)});
        List<String> inputs = List.of(
                tensor(node.inputs().get(0)), weight, tensor(node.inputs().get(2)));
        return activated(node, emit("Conv", inputs, shortName(node.name()), attributes));
    }

    private String activated(Node node, String tensor) {
        List<String> fused = node.strings("fused_ops");
        if (fused.equals(List.of("BiasAdd"))) {
            return tensor;
        }
        if (!fused.equals(List.of("BiasAdd", "Relu6"))) {
            throw unknown(node, "fused operations " + fused);
        }
        List<String> inputs = List.of(tensor, weights.scalar("zero", 0), weights.scalar("six", 6));
        return emit("Clip", inputs, tensor + "/clip", Map.of());
    }

    private String averagePool(Node node) {
        List<Long> kernel = node.integers("ksize");
        List<Long> strides = node.integers("strides");
        Map<String, Object> attributes = Map.of(
                "auto_pad", padding(node),
                "kernel_shape", new long[] {kernel.get(1), kernel.get(2)},
                "strides", new long[] {strides.get(1), strides.get(2)});
        return emit("AveragePool", List.of(tensor(node.inputs().get(0))), shortName(node.name()), attributes);
    }

    private String squeeze(Node node) {
        if (!node.integers("squeeze_dims").equals(List.of(1L, 2L))) {
            throw unknown(node, "squeezed dimensions");
        }
        return emit("Flatten", List.of(tensor(node.inputs().get(0))), "embedding", Map.of("axis", 1L));
    }

    private String dense(Node node) {
        expect(node, "fused_ops", List.of("BiasAdd"));
        if (node.flag("transpose_a") || node.flag("transpose_b")) {
            throw unknown(node, "transposed matrix");
        }
        Weight matrix = from.weight(node.inputs().get(1));
        features = matrix.shape()[0];
        classes = matrix.shape()[1];
        String weight = weights.bytes("dense", matrix, 0, 1);
        List<String> inputs = List.of(
                tensor(node.inputs().get(0)), weight, tensor(node.inputs().get(2)));
        return emit("Gemm", inputs, shortName(node.name()), Map.of());
    }

    private String softmax(Node node) {
        return emit("Softmax", List.of(tensor(node.inputs().get(0))), "probabilities", Map.of("axis", 1L));
    }

    private String emit(String operation, List<String> inputs, String output, Map<String, Object> attributes) {
        to.node(operation, inputs, output, attributes);
        return output;
    }

    private static String padding(Node node) {
        List<String> padding = node.strings("padding");
        if (padding.equals(List.of("SAME"))) {
            return "SAME_UPPER";
        }
        if (padding.equals(List.of("VALID"))) {
            return "VALID";
        }
        throw unknown(node, "padding " + padding);
    }

    private static void expect(Node node, String attribute, List<String> value) {
        if (!node.strings(attribute).equals(value)) {
            throw unknown(node, attribute + " " + node.strings(attribute));
        }
    }

    /** The node's name without the scopes that every name of an exported Keras model begins with. */
    private static String shortName(String name) {
        return name.replaceAll("(StatefulPartitionedCall|sequential|keras_layer|predict|Func|input)/", "");
    }

    private static IllegalArgumentException unknown(Node node, String what) {
        return new IllegalArgumentException(node.name() + ": the converter does not know " + what);
    }
}
