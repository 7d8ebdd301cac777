package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * FP16 weights and activations. Inputs and outputs of the graph stay FP32, through casts. What is summed, squared or
 * raised over many numbers stays FP32 too, since 65,504 is the largest number of 16 bits; so do the angles of sines, whose
 * steps would be as large as the angles. Constants beyond that number become it, as those that mask something out.
 */
final class HalfPrecision implements Transformation {
    static final float LARGEST = 65_504;

    /** What stays FP32: sums over many, steep curves, and operators that take nothing else. */
    private static final Set<String> FULL = Set.of(
            "BatchNormalization",
            "InstanceNormalization",
            "LayerNormalization",
            "GroupNormalization",
            "LpNormalization",
            "MeanVarianceNormalization",
            "ReduceMean",
            "ReduceSum",
            "ReduceSumSquare",
            "ReduceL1",
            "ReduceL2",
            "ReduceProd",
            "ReduceLogSumExp",
            "GlobalAveragePool",
            "Softmax",
            "LogSoftmax",
            "Pow",
            "Sqrt",
            "Exp",
            "Log",
            "Reciprocal",
            "Sin",
            "Cos",
            "CumSum",
            "Range",
            "Resize",
            "Upsample",
            "TopK",
            "Unique",
            "OneHot",
            "NonMaxSuppression",
            "RoiAlign",
            "ConstantOfShape",
            "Constant",
            "CastLike",
            "EyeLike",
            "RandomNormal",
            "RandomUniform",
            "RandomNormalLike",
            "RandomUniformLike",
            "Multinomial",
            "QuantizeLinear",
            "DequantizeLinear",
            "DynamicQuantizeLinear",
            "If",
            "Loop",
            "Scan",
            "LSTM",
            "GRU",
            "RNN",
            "Einsum");

    /** Through which the angles of a sine are followed back. */
    private static final Set<String> SIMPLE = Set.of(
            "Mul",
            "Add",
            "Sub",
            "Div",
            "Neg",
            "Cast",
            "Concat",
            "Unsqueeze",
            "Squeeze",
            "Reshape",
            "Expand",
            "Gather",
            "Slice",
            "Tile",
            "Identity",
            "Exp");

    @Override
    public int apply(Graph graph) {
        return new Run(graph).apply();
    }

    private static final class Run {
        private final Graph graph;
        private final ElementTypes types;
        private final Set<NodeProto> angles;
        /** The other precision of a tensor, where it was asked for. */
        private final Map<String, String> others = new HashMap<>();
        /** Tensors that are made in FP16. */
        private final Set<String> halves = new HashSet<>();

        private final List<NodeProto> nodes = new ArrayList<>();

        Run(Graph graph) {
            this.graph = graph;
            this.types = new ElementTypes(graph);
            this.angles = angles(graph);
        }

        int apply() {
            int changed = 0;
            for (NodeProto node : graph.nodes()) {
                if (staysFull(node)) {
                    nodes.add(reading(node, false));
                } else {
                    nodes.add(reading(node, true));
                    changed++;
                    write(node);
                }
            }
            graph.nodes(nodes);
            return changed;
        }

        private boolean staysFull(NodeProto node) {
            boolean anyFloat = Stream.concat(node.getInputList().stream(), node.getOutputList().stream())
                    .anyMatch(types::isFloat);
            return !anyFloat
                    || !Graph.isOwn(node.getDomain())
                    || FULL.contains(node.getOpType())
                    || angles.contains(node)
                    || node.getAttributeList().stream().anyMatch(one -> one.hasG() || one.getGraphsCount() > 0)
                    || Graph.is(node, "Cast") && !types.isFloat(node.getOutput(0))
                    || node.getOutputList().stream().anyMatch(graph::isCaptured);
        }

        private NodeProto reading(NodeProto node, boolean half) {
            NodeProto.Builder changed = node.toBuilder();
            boolean cast = Graph.is(node, "Cast");
            for (int at = 0; at < node.getInputCount(); at++) {
                String input = node.getInput(at);
                if (types.isFloat(input) && halves.contains(input) != half && !cast) {
                    changed.setInput(at, other(input, half));
                }
            }
            if (half && cast) {
                changed.clearAttribute();
                return Graph.with(changed.build(), "to", Tensors.FLOAT16);
            }
            return changed.build();
        }

        /** Marks what the node makes as FP16; an output of the graph gets its name back by a cast. */
        private void write(NodeProto node) {
            NodeProto.Builder changed = nodes.removeLast().toBuilder();
            List<NodeProto> casts = new ArrayList<>();
            for (int at = 0; at < node.getOutputCount(); at++) {
                String output = node.getOutput(at);
                if (!types.isFloat(output)) {
                    continue;
                }
                if (graph.isOutput(output)) {
                    String half = graph.fresh(output + "/fp16");
                    changed.setOutput(at, half);
                    casts.add(cast(half, output, Tensors.FLOAT));
                    others.put(output, half);
                } else {
                    halves.add(output);
                }
            }
            nodes.add(changed.build());
            nodes.addAll(casts);
        }

        private String other(String tensor, boolean half) {
            String known = others.get(tensor);
            if (known != null) {
                return known;
            }
            String made = graph.fresh(tensor + (half ? "/fp16" : "/fp32"));
            graph.weights(tensor)
                    .ifPresentOrElse(
                            weights -> graph.put(half(weights, made, graph.room())),
                            () -> nodes.add(cast(tensor, made, half ? Tensors.FLOAT16 : Tensors.FLOAT)));
            others.put(tensor, made);
            return made;
        }

        private NodeProto cast(String from, String to, int type) {
            return Graph.with(Graph.node("Cast", graph.fresh("Cast/" + to), List.of(from), List.of(to)), "to", type);
        }
    }

    static TensorProto half(TensorProto full, String name, NewWeights room) {
        FloatBuffer values = Tensors.floats(full);
        ByteString raw = room.of(Short.BYTES * values.limit(), half -> {
            for (int at = 0; at < values.limit(); at++) {
                float value = values.get(at);
                half.putShort(Float.floatToFloat16(Float.isNaN(value) ? value : Math.clamp(value, -LARGEST, LARGEST)));
            }
        });
        return Tensors.of(name, Tensors.FLOAT16, full.getDimsList(), raw);
    }

    /** Nodes that work out nothing but what sines are taken of, from the graph's inputs and constants. */
    private static Set<NodeProto> angles(Graph graph) {
        Map<String, NodeProto> makers = new HashMap<>();
        graph.nodes().forEach(node -> node.getOutputList().forEach(output -> makers.put(output, node)));
        List<NodeProto> open = graph.nodes().stream()
                .filter(node -> Graph.is(node, "Sin") || Graph.is(node, "Cos"))
                .collect(Collectors.toCollection(ArrayList::new));
        Set<NodeProto> angles = new HashSet<>();
        while (!open.isEmpty()) {
            for (String input : open.removeLast().getInputList()) {
                NodeProto maker = makers.get(input);
                if (maker != null && SIMPLE.contains(maker.getOpType()) && angles.add(maker)) {
                    open.add(maker);
                }
            }
        }
        return angles;
    }
}
