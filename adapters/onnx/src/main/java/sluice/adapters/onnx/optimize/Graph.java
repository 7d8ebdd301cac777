package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model being edited: its main graph's nodes in the order in which they run, and its constants by name. Graphs inside of
 * nodes (If, Loop, Scan) are left as they are; {@link #captured} names what they use of this one.
 */
final class Graph {
    /** Initializers became independent of inputs with this version of the format. */
    private static final long LEAST_IR_VERSION = 4;

    private final ModelProto head;
    private final Set<String> names = new HashSet<>();
    private final Set<String> captured = new HashSet<>();
    private List<NodeProto> nodes;
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final NewWeights weights;

    /** @param weights where new weights of the graph go */
    Graph(ModelProto model, NewWeights weights) {
        this.weights = weights;
        GraphProto graph = model.getGraph();
        nodes = List.copyOf(graph.getNodeList());
        graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
        for (ValueInfoProto input : graph.getInputList()) {
            names.add(input.getName());
            // Older files list weights among the inputs, as something that a caller may replace; nobody does.
            if (!constants.containsKey(input.getName())) {
                inputs.add(input);
            }
        }
        names.addAll(constants.keySet());
        for (NodeProto node : nodes) {
            names.addAll(node.getOutputList());
            names.addAll(node.getInputList());
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    capture(attribute.getG());
                }
                attribute.getGraphsList().forEach(this::capture);
            }
        }
        names.addAll(captured);
        head = model.toBuilder()
                .setGraph(graph.toBuilder()
                        .clearNode()
                        .clearInitializer()
                        .clearInput()
                        .clearValueInfo()
                        .clearQuantizationAnnotation())
                .build();
    }

    private void capture(GraphProto inner) {
        for (NodeProto node : inner.getNodeList()) {
            captured.addAll(node.getInputList());
            for (AttributeProto attribute : node.getAttributeList()) {
                if (attribute.hasG()) {
                    capture(attribute.getG());
                }
                attribute.getGraphsList().forEach(this::capture);
            }
        }
        inner.getOutputList().forEach(output -> captured.add(output.getName()));
    }

    /** The version of ONNX's own operators that it was made for. */
    long opset() {
        return head.getOpsetImportList().stream()
                .filter(set -> isOwn(set.getDomain()))
                .mapToLong(OperatorSetIdProto::getVersion)
                .max()
                .orElse(0);
    }

    /** @throws sluice.failure.SluiceException INVALID when the operators are older than that */
    void requireOpset(long least, String why) {
        if (opset() < least) {
            throw GraphFile.wrong(
                    head.getGraph().getName(),
                    "%s takes operators of version %d at least, and it has those of version %d"
                            .formatted(why, least, opset()),
                    null);
        }
    }

    static boolean isOwn(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** Whether it is the operation of ONNX of that name. */
    static boolean is(NodeProto node, String operation) {
        return node.getOpType().equals(operation) && isOwn(node.getDomain());
    }

    List<NodeProto> nodes() {
        return nodes;
    }

    void nodes(Collection<NodeProto> changed) {
        nodes = List.copyOf(changed);
    }

    List<ValueInfoProto> inputs() {
        return inputs;
    }

    List<ValueInfoProto> outputs() {
        return head.getGraph().getOutputList();
    }

    boolean isOutput(String tensor) {
        return outputs().stream().anyMatch(output -> output.getName().equals(tensor));
    }

    /** What graphs inside of nodes use; its type and shape must stay. */
    boolean isCaptured(String tensor) {
        return captured.contains(tensor);
    }

    Optional<TensorProto> constant(String tensor) {
        return Optional.ofNullable(constants.get(tensor));
    }

    /** A constant of floats. */
    Optional<TensorProto> weights(String tensor) {
        return constant(tensor).filter(found -> found.getDataType() == Tensors.FLOAT);
    }

    Collection<TensorProto> constants() {
        return constants.values();
    }

    /** Adds a constant, or puts another in its place. */
    String put(TensorProto tensor) {
        names.add(tensor.getName());
        constants.put(tensor.getName(), tensor);
        return tensor.getName();
    }

    NewWeights room() {
        return weights;
    }

    /** A name that nothing has yet; the same calls give the same names. */
    String fresh(String wanted) {
        String name = wanted;
        for (int again = 2; !names.add(name); again++) {
            name = wanted + "_" + again;
        }
        return name;
    }

    /** Which nodes use a tensor, in order; a node that uses it twice is there once. */
    Map<String, List<NodeProto>> users() {
        Map<String, List<NodeProto>> users = new HashMap<>();
        for (NodeProto node : nodes) {
            new HashSet<>(node.getInputList())
                    .forEach(input -> users.computeIfAbsent(input, any -> new ArrayList<>())
                            .add(node));
        }
        return users;
    }

    static @Nullable AttributeProto attribute(NodeProto node, String name) {
        return node.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    static long number(NodeProto node, String attribute, long otherwise) {
        AttributeProto found = attribute(node, attribute);
        return found == null ? otherwise : found.getI();
    }

    static float real(NodeProto node, String attribute, float otherwise) {
        AttributeProto found = attribute(node, attribute);
        return found == null ? otherwise : found.getF();
    }

    static NodeProto node(String operation, String name, List<String> from, List<String> to) {
        return NodeProto.newBuilder()
                .setOpType(operation)
                .setName(name)
                .addAllInput(from)
                .addAllOutput(to)
                .build();
    }

    static NodeProto with(NodeProto node, String attribute, long value) {
        return node.toBuilder()
                .addAttribute(AttributeProto.newBuilder()
                        .setName(attribute)
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(value))
                .build();
    }

    /** The model with all changes; constants that nothing uses any more are left out. */
    ModelProto toModel() {
        Set<String> used = new HashSet<>(captured);
        nodes.forEach(node -> used.addAll(node.getInputList()));
        outputs().forEach(output -> used.add(output.getName()));
        GraphProto.Builder graph = head.getGraph().toBuilder().addAllNode(nodes).addAllInput(inputs);
        constants.values().stream()
                .filter(tensor -> used.contains(tensor.getName()))
                .forEach(graph::addInitializer);
        return head.toBuilder()
                .setIrVersion(Math.max(LEAST_IR_VERSION, head.getIrVersion()))
                .setGraph(graph)
                .build();
    }
}
