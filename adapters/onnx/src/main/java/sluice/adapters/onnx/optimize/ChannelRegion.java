package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that knows of the channels that one convolution or matrix product makes: itself, what treats each channel by itself
 * on the way, and the convolutions or products that read them. It is only found when that is all: no channel leaves the
 * graph, is mixed with others, or meets something that another part of the graph made.
 *
 * @param parts every constant that has these channels, each used once
 * @param grouped convolutions with a group for each channel
 */
record ChannelRegion(int channels, List<Part> parts, Set<NodeProto> grouped) {
    /** Operations that treat each element by itself, with constants for all of them. */
    private static final Set<String> ONE_BY_ONE = Set.of(
            "Relu",
            "Clip",
            "Sigmoid",
            "Tanh",
            "Erf",
            "Gelu",
            "HardSwish",
            "HardSigmoid",
            "LeakyRelu",
            "Elu",
            "Softplus",
            "Neg",
            "Abs");

    private static final Set<String> OF_TWO = Set.of("Add", "Sub", "Mul", "Div");
    private static final Set<String> POOLS = Set.of("AveragePool", "MaxPool", "GlobalAveragePool", "GlobalMaxPool");

    enum Role {
        MAKES,
        PASSES,
        READS
    }

    /** A constant, and which of its axes the channels are. */
    record Part(String tensor, int axis, Role role) {}

    /** The weights of a node that makes channels; empty when it is none. */
    static Optional<Part> maker(NodeProto node, Graph graph) {
        if (node.getInputCount() < 2) {
            return Optional.empty();
        }
        String weights = node.getInput(1);
        int rank = graph.weights(weights).map(TensorProto::getDimsCount).orElse(0);
        if (Graph.is(node, "Conv") && rank > 2 && Graph.number(node, "group", 1) == 1) {
            return Optional.of(new Part(weights, 0, Role.MAKES));
        }
        if (Graph.is(node, "MatMul") && rank == 2) {
            return Optional.of(new Part(weights, 1, Role.MAKES));
        }
        return isPlainGemm(node) && rank == 2
                ? Optional.of(new Part(weights, Graph.number(node, "transB", 0) == 0 ? 1 : 0, Role.MAKES))
                : Optional.empty();
    }

    private static boolean isPlainGemm(NodeProto node) {
        return Graph.is(node, "Gemm") && Graph.number(node, "transA", 0) == 0;
    }

    static Optional<ChannelRegion> behind(NodeProto maker, Graph graph) {
        return maker(maker, graph).flatMap(part -> new Search(maker, part, graph).found());
    }

    private static final class Search {
        private final Graph graph;
        private final Map<String, List<NodeProto>> users;
        private final NodeProto maker;
        /** Whether channels are the second axis, as in pictures, or the last, as in rows. */
        private final boolean pictures;

        private final int channels;
        private final List<Part> parts = new ArrayList<>();
        private final Set<NodeProto> grouped = new HashSet<>();
        private final Set<NodeProto> seen = new HashSet<>();
        private final Set<String> tensors = new HashSet<>();
        private final Set<String> others = new HashSet<>();
        private final Deque<String> open = new ArrayDeque<>();

        Search(NodeProto maker, Part weights, Graph graph) {
            this.graph = graph;
            this.users = graph.users();
            this.maker = maker;
            this.pictures = Graph.is(maker, "Conv");
            this.channels = Math.toIntExact(
                    graph.weights(weights.tensor()).orElseThrow().getDims(weights.axis()));
            parts.add(weights);
        }

        Optional<ChannelRegion> found() {
            if (!vector(maker, 2)) {
                return Optional.empty();
            }
            reach(maker.getOutput(0));
            while (!open.isEmpty()) {
                String tensor = open.remove();
                if (graph.isOutput(tensor) || graph.isCaptured(tensor)) {
                    return Optional.empty();
                }
                for (NodeProto user : users.getOrDefault(tensor, List.of())) {
                    if (seen.add(user) && !follow(user, tensor)) {
                        return Optional.empty();
                    }
                }
            }
            boolean closed = tensors.containsAll(others)
                    && parts.stream().anyMatch(part -> part.role() == Role.READS)
                    && parts.stream()
                            .allMatch(part ->
                                    users.getOrDefault(part.tensor(), List.of()).size() == 1
                                            && !graph.isOutput(part.tensor())
                                            && !graph.isCaptured(part.tensor()))
                    && parts.stream().map(Part::tensor).distinct().count() == parts.size();
            return closed ? Optional.of(new ChannelRegion(channels, parts, grouped)) : Optional.empty();
        }

        private void reach(String tensor) {
            if (tensors.add(tensor)) {
                open.add(tensor);
            }
        }

        private boolean follow(NodeProto node, String from) {
            if (!Graph.isOwn(node.getDomain())) {
                return false;
            }
            String operation = node.getOpType();
            if (ONE_BY_ONE.contains(operation)) {
                reach(node.getOutput(0));
                return node.getInput(0).equals(from);
            }
            if (OF_TWO.contains(operation)) {
                reach(node.getOutput(0));
                return operand(node.getInput(0)) && operand(node.getInput(1));
            }
            if (pictures && POOLS.contains(operation)) {
                reach(node.getOutput(0));
                return node.getOutputCount() == 1;
            }
            return reads(node, from) || depthwise(node, from);
        }

        /** Another of the tensors with these channels, one number for all, or a number for each channel. */
        private boolean operand(String name) {
            Optional<TensorProto> constant = graph.constant(name);
            if (constant.isEmpty()) {
                others.add(name);
                return true;
            }
            List<Long> shape = constant.get().getDimsList();
            if (shape.stream().allMatch(length -> length == 1)) {
                return true;
            }
            int axis = pictures ? shape.size() - 3 : shape.size() - 1;
            boolean forEach = axis >= 0
                    && shape.get(axis) == channels
                    && Tensors.count(constant.get()) == channels
                    && graph.weights(name).isPresent();
            if (forEach) {
                parts.add(new Part(name, axis, Role.PASSES));
            }
            return forEach;
        }

        private boolean reads(NodeProto node, String from) {
            if (node.getInputCount() < 2
                    || !node.getInput(0).equals(from)
                    || node.getInput(1).equals(from)) {
                return false;
            }
            Optional<Part> made = maker(node, graph);
            if (made.isEmpty() || Graph.is(node, "Conv") != pictures) {
                return false;
            }
            int axis = 1 - made.get().axis();
            TensorProto weights = graph.weights(node.getInput(1)).orElseThrow();
            parts.add(new Part(node.getInput(1), axis, Role.READS));
            return weights.getDims(axis) == channels
                    && node.getInputList().stream().filter(from::equals).count() == 1;
        }

        private boolean depthwise(NodeProto node, String from) {
            boolean each = pictures
                    && Graph.is(node, "Conv")
                    && Graph.number(node, "group", 1) == channels
                    && node.getInput(0).equals(from)
                    && graph.weights(node.getInput(1))
                            .filter(weights -> weights.getDims(0) == channels && weights.getDims(1) == 1)
                            .isPresent();
            if (!each || !vector(node, 2)) {
                return false;
            }
            parts.add(new Part(node.getInput(1), 0, Role.PASSES));
            grouped.add(node);
            reach(node.getOutput(0));
            return true;
        }

        /** What a node adds to each channel, if it does; false when it is not a constant of that many. */
        private boolean vector(NodeProto node, int input) {
            if (node.getInputCount() <= input || node.getInput(input).isEmpty()) {
                return true;
            }
            Optional<TensorProto> added = graph.weights(node.getInput(input));
            if (added.isEmpty() || Tensors.count(added.get()) != channels) {
                return false;
            }
            int axis = added.get().getDimsCount() - 1;
            parts.add(new Part(node.getInput(input), axis, Role.PASSES));
            return added.get().getDims(axis) == channels;
        }
    }
}
