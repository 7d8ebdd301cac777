package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Matrix products in whole numbers: weights as bytes with a scale for each column, activations turned into bytes in every
 * run by the range that they have there (DynamicQuantizeLinear, MatMulInteger). The range is that of all that is in the
 * tensor, so what else is in a batch changes a result a little.
 */
final class DynamicQuantisation implements Transformation {
    /** Elements of weights below which the product stays as it is: turning the activations would take longer. */
    static final int LEAST = 1_024;

    private static final int OPSET_OF_OPERATORS = 11;

    @Override
    public int apply(Graph graph) {
        graph.requireOpset(OPSET_OF_OPERATORS, "a product in whole numbers");
        return new Run(graph).apply();
    }

    private static final class Run {
        private final Graph graph;
        private final List<NodeProto> nodes = new ArrayList<>();
        /** Activations that were turned into bytes: bytes, scale, zero. */
        private final Map<String, List<String>> turned = new HashMap<>();

        private final Map<String, QuantisedWeights> known = new HashMap<>();

        Run(Graph graph) {
            this.graph = graph;
        }

        int apply() {
            int changed = 0;
            for (NodeProto node : graph.nodes()) {
                Optional<TensorProto> columns = columns(node);
                if (columns.isEmpty()) {
                    nodes.add(node);
                } else {
                    replace(node, columns.get());
                    changed++;
                }
            }
            graph.nodes(nodes);
            return changed;
        }

        /** The constant [rows, columns] that a node multiplies by; empty when it does something else as well. */
        private Optional<TensorProto> columns(NodeProto node) {
            boolean gemm = Graph.is(node, "Gemm")
                    && Graph.number(node, "transA", 0) == 0
                    && Graph.real(node, "alpha", 1) == 1
                    && Graph.real(node, "beta", 1) == 1;
            if (!gemm && !Graph.is(node, "MatMul")) {
                return Optional.empty();
            }
            return graph.weights(node.getInput(1))
                    .filter(weights -> weights.getDimsCount() == 2 && QuantisedWeights.worthwhile(weights, LEAST))
                    .map(weights -> gemm && Graph.number(node, "transB", 0) != 0 ? transposed(weights) : weights);
        }

        private TensorProto transposed(TensorProto weights) {
            FloatBuffer values = Tensors.floats(weights);
            int rows = Math.toIntExact(weights.getDims(0));
            int columns = Math.toIntExact(weights.getDims(1));
            ByteString raw = graph.room().of(Float.BYTES * values.limit(), room -> {
                for (int column = 0; column < columns; column++) {
                    for (int row = 0; row < rows; row++) {
                        room.putFloat(values.get(row * columns + column));
                    }
                }
            });
            return Tensors.of(
                    weights.getName() + "/transposed", Tensors.FLOAT, List.of((long) columns, (long) rows), raw);
        }

        private void replace(NodeProto node, TensorProto columns) {
            QuantisedWeights weights =
                    known.computeIfAbsent(columns.getName(), any -> QuantisedWeights.of(columns, 1, graph));
            List<String> stored = weights.put(graph);
            List<String> input = turned.computeIfAbsent(node.getInput(0), this::turn);
            String output = node.getOutput(0);
            String whole = graph.fresh(output + "/int32");
            String real = graph.fresh(output + "/real");
            String scale = graph.fresh(output + "/scale");
            boolean shifted = node.getInputCount() > 2 && !node.getInput(2).isEmpty();
            String product = shifted ? graph.fresh(output + "/product") : output;
            add("MatMulInteger", List.of(input.get(0), stored.get(0), input.get(2), stored.get(2)), whole);
            nodes.add(Graph.with(
                    Graph.node("Cast", graph.fresh(real + "/Cast"), List.of(whole), List.of(real)),
                    "to",
                    Tensors.FLOAT));
            add("Mul", List.of(input.get(1), stored.get(1)), scale);
            add("Mul", List.of(real, scale), product);
            if (shifted) {
                add("Add", List.of(product, node.getInput(2)), output);
            }
        }

        private List<String> turn(String activations) {
            List<String> made = List.of(
                    graph.fresh(activations + "/uint8"),
                    graph.fresh(activations + "/step"),
                    graph.fresh(activations + "/origin"));
            nodes.add(Graph.node(
                    "DynamicQuantizeLinear",
                    graph.fresh(activations + "/DynamicQuantizeLinear"),
                    List.of(activations),
                    made));
            return made;
        }

        private void add(String operation, List<String> from, String to) {
            nodes.add(Graph.node(operation, graph.fresh(to + "/" + operation), from, List.of(to)));
        }
    }
}
