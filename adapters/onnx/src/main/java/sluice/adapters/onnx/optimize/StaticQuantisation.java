package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Convolutions in whole numbers: weights as bytes with a scale for each output channel, activations as bytes by ranges that
 * were found beforehand ({@link Calibration}). Written as QuantizeLinear and DequantizeLinear around each convolution, which
 * runtimes turn into integer kernels. A ReLU, or a clip from 0 on, behind a convolution falls away: a range that begins at
 * zero does the same.
 */
final class StaticQuantisation implements Transformation {
    private static final int OPSET_OF_CHANNELS = 13;
    private static final int LEVELS = 255;

    private final Map<String, Range> ranges;

    /** @param ranges of the tensors that {@link #wanted} names; a convolution without them stays as it is */
    StaticQuantisation(Map<String, Range> ranges) {
        this.ranges = Map.copyOf(ranges);
    }

    /** The tensors whose ranges have to be known. */
    static Set<String> wanted(Graph graph) {
        Map<String, List<NodeProto>> users = graph.users();
        Set<String> wanted = new LinkedHashSet<>();
        for (NodeProto node : graph.nodes()) {
            if (isConvolution(node, graph)) {
                wanted.add(node.getInput(0));
                wanted.add(activation(node, users, graph)
                        .map(one -> one.getOutput(0))
                        .orElse(node.getOutput(0)));
            }
        }
        return wanted;
    }

    @Override
    public int apply(Graph graph) {
        if (!wanted(graph).isEmpty()) {
            graph.requireOpset(OPSET_OF_CHANNELS, "a scale for each channel of the weights");
        }
        return new Run(graph).apply();
    }

    private static boolean isConvolution(NodeProto node, Graph graph) {
        return Graph.is(node, "Conv")
                && graph.weights(node.getInput(1)).isPresent()
                && (node.getInputCount() < 3
                        || node.getInput(2).isEmpty()
                        || graph.weights(node.getInput(2)).isPresent());
    }

    /** The ReLU or clip that is all that a convolution is made for. */
    private static Optional<NodeProto> activation(
            NodeProto convolution, Map<String, List<NodeProto>> users, Graph graph) {
        String output = convolution.getOutput(0);
        List<NodeProto> its = users.getOrDefault(output, List.of());
        if (its.size() != 1 || graph.isOutput(output) || graph.isCaptured(output)) {
            return Optional.empty();
        }
        NodeProto only = its.getFirst();
        boolean fromZero = Graph.is(only, "Relu")
                || Graph.is(only, "Clip")
                        && only.getInputCount() > 1
                        && graph.weights(only.getInput(1))
                                .filter(least -> Tensors.floats(least).get(0) == 0)
                                .isPresent();
        return fromZero && only.getInput(0).equals(output) ? Optional.of(only) : Optional.empty();
    }

    private final class Run {
        private final Graph graph;
        private final Map<String, List<NodeProto>> users;
        private final List<NodeProto> nodes = new ArrayList<>();
        private final Map<String, String> rounded = new HashMap<>();
        private final Set<NodeProto> gone = new HashSet<>();

        Run(Graph graph) {
            this.graph = graph;
            this.users = graph.users();
        }

        int apply() {
            int changed = 0;
            for (NodeProto node : graph.nodes()) {
                if (gone.contains(node)) {
                    continue;
                }
                if (isConvolution(node, graph) && replace(node)) {
                    changed++;
                } else {
                    nodes.add(node);
                }
            }
            graph.nodes(nodes);
            return changed;
        }

        private boolean replace(NodeProto convolution) {
            Optional<NodeProto> activation = activation(convolution, users, graph);
            String output = activation.orElse(convolution).getOutput(0);
            Range in = ranges.get(convolution.getInput(0));
            Range out = ranges.get(output);
            if (in == null || out == null) {
                return false;
            }
            activation.ifPresent(gone::add);
            TensorProto weights = graph.weights(convolution.getInput(1)).orElseThrow();
            QuantisedWeights bytes = QuantisedWeights.of(weights, 0, graph);
            NodeProto.Builder changed = convolution.toBuilder()
                    .setInput(0, rounded.computeIfAbsent(convolution.getInput(0), name -> round(name, in)))
                    .setInput(1, multiplied(bytes, weights.getName()));
            if (convolution.getInputCount() > 2 && !convolution.getInput(2).isEmpty()) {
                changed.setInput(2, bias(convolution.getInput(2), in, bytes));
            }
            String exact = graph.fresh(output + "/exact");
            nodes.add(changed.setOutput(0, exact).build());
            quantised(exact, output, out);
            // Whoever reads it reads what is rounded already.
            rounded.put(output, output);
            return true;
        }

        private String round(String activations, Range range) {
            String to = graph.fresh(activations + "/rounded");
            quantised(activations, to, range);
            return to;
        }

        private void quantised(String from, String to, Range range) {
            String scale = graph.put(Tensors.floats(graph.fresh(to + "/step"), new float[] {step(range)}));
            String zero = graph.put(
                    Tensors.bytes(graph.fresh(to + "/origin"), Tensors.UINT8, new byte[] {(byte) origin(range)}));
            String bytes = graph.fresh(to + "/uint8");
            add("QuantizeLinear", List.of(from, scale, zero), bytes);
            add("DequantizeLinear", List.of(bytes, scale, zero), to);
        }

        private String multiplied(QuantisedWeights weights, String name) {
            String to = graph.fresh(name + "/multiplied");
            nodes.add(Graph.with(
                    Graph.node("DequantizeLinear", graph.fresh(to + "/node"), weights.put(graph), List.of(to)),
                    "axis",
                    0));
            return to;
        }

        /** In steps of what the products are sums of: the step of the activations times that of the channel's weights. */
        private String bias(String name, Range in, QuantisedWeights weights) {
            FloatBuffer values = Tensors.floats(graph.weights(name).orElseThrow());
            int[] whole = new int[values.limit()];
            float[] scales = new float[values.limit()];
            for (int at = 0; at < whole.length; at++) {
                scales[at] = step(in) * weights.scaleValues()[at];
                whole[at] = (int) Math.clamp(
                        Math.round((double) values.get(at) / scales[at]), Integer.MIN_VALUE, Integer.MAX_VALUE);
            }
            Long count = (long) whole.length;
            String stored = graph.put(Tensors.ints(graph.fresh(name + "/int32"), whole, count));
            String scale = graph.put(Tensors.floats(graph.fresh(name + "/scale"), scales, count));
            String to = graph.fresh(name + "/multiplied");
            nodes.add(Graph.with(
                    Graph.node("DequantizeLinear", graph.fresh(to + "/node"), List.of(stored, scale), List.of(to)),
                    "axis",
                    0));
            return to;
        }

        private void add(String operation, List<String> from, String to) {
            nodes.add(Graph.node(operation, graph.fresh(to + "/" + operation), from, List.of(to)));
        }
    }

    private static float step(Range range) {
        return (range.most() - range.least()) / LEVELS;
    }

    private static int origin(Range range) {
        return Math.clamp(Math.round(-range.least() / step(range)), 0, LEVELS);
    }
}
