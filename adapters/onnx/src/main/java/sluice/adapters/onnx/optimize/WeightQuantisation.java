package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weights of convolutions, matrix products and embedding tables as bytes, multiplied out where they are used: a quarter of
 * the file, and the same arithmetic as before.
 */
final class WeightQuantisation implements Transformation {
    /** Elements below which a tensor stays as it is. */
    static final int LEAST = 1_024;

    private static final int OPSET_OF_CHANNELS = 13;
    private static final int NONE = -1;

    @Override
    public int apply(Graph graph) {
        Map<String, Integer> axes = new HashMap<>();
        Set<String> elsewhere = new HashSet<>();
        for (NodeProto node : graph.nodes()) {
            for (int at = 0; at < node.getInputCount(); at++) {
                String input = node.getInput(at);
                int axis = graph.weights(input).isPresent() ? axis(node, at, graph) : NONE;
                Integer before = axis == NONE ? null : axes.putIfAbsent(input, axis);
                if (axis == NONE || before != null && before != axis) {
                    elsewhere.add(input);
                }
            }
        }
        List<NodeProto> nodes = new ArrayList<>();
        Map<String, String> instead = new HashMap<>();
        for (Map.Entry<String, Integer> entry :
                axes.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            String name = entry.getKey();
            TensorProto weights = graph.weights(name).orElseThrow();
            if (elsewhere.contains(name)
                    || graph.isOutput(name)
                    || graph.isCaptured(name)
                    || !QuantisedWeights.worthwhile(weights, LEAST)) {
                continue;
            }
            String multiplied = graph.fresh(name + "/multiplied");
            QuantisedWeights bytes = QuantisedWeights.of(weights, entry.getValue(), graph);
            nodes.add(Graph.with(
                    Graph.node("DequantizeLinear", multiplied, bytes.put(graph), List.of(multiplied)),
                    "axis",
                    entry.getValue()));
            instead.put(name, multiplied);
        }
        if (!nodes.isEmpty()) {
            graph.requireOpset(OPSET_OF_CHANNELS, "a scale for each channel of the weights");
        }
        int changed = nodes.size();
        for (NodeProto node : graph.nodes()) {
            NodeProto.Builder reading = node.toBuilder();
            for (int at = 0; at < node.getInputCount(); at++) {
                reading.setInput(at, instead.getOrDefault(node.getInput(at), node.getInput(at)));
            }
            nodes.add(reading.build());
        }
        graph.nodes(nodes);
        return changed;
    }

    /** The axis whose channels have a scale each, for what a node takes as its weights. */
    static int axis(NodeProto node, int input, Graph graph) {
        if (!Graph.isOwn(node.getDomain())) {
            return NONE;
        }
        return switch (node.getOpType()) {
            case "Conv" -> input == 1 ? 0 : NONE;
            case "ConvTranspose" -> input == 1 ? 1 : NONE;
            case "MatMul" ->
                input == 1
                        ? graph.weights(node.getInput(1))
                                .map(weights -> weights.getDimsCount() - 1)
                                .filter(axis -> axis > 0)
                                .orElse(NONE)
                        : NONE;
            case "Gemm" -> input == 1 ? (Graph.number(node, "transB", 0) == 0 ? 1 : 0) : NONE;
            case "Gather" -> input == 0 && Graph.number(node, "axis", 0) == 0 ? 0 : NONE;
            default -> NONE;
        };
    }
}
