package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the elements of each tensor are, by the numbers of {@code TensorProto.DataType}: what ONNX's operators say of their
 * outputs, as far as element types go. 0 where it is not known.
 */
final class ElementTypes {
    private static final Set<String> TRUTHS = Set.of(
            "Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Not", "And", "Or", "Xor", "IsNaN", "IsInf");
    private static final Set<String> WHOLE = Set.of("Shape", "Size", "ArgMax", "ArgMin", "NonZero");

    private final Map<String, Integer> types = new HashMap<>();

    ElementTypes(Graph graph) {
        graph.inputs()
                .forEach(input -> types.put(
                        input.getName(), input.getType().getTensorType().getElemType()));
        for (TensorProto constant : graph.constants()) {
            types.put(constant.getName(), constant.getDataType());
        }
        for (NodeProto node : graph.nodes()) {
            for (int at = 0; at < node.getOutputCount(); at++) {
                types.put(node.getOutput(at), output(node, at));
            }
        }
        graph.outputs()
                .forEach(output -> types.put(
                        output.getName(), output.getType().getTensorType().getElemType()));
    }

    int of(String tensor) {
        return types.getOrDefault(tensor, 0);
    }

    boolean isFloat(String tensor) {
        return of(tensor) == Tensors.FLOAT;
    }

    private int output(NodeProto node, int at) {
        String operation = node.getOpType();
        if (!Graph.isOwn(node.getDomain())) {
            return node.getInputCount() > 0 ? input(node, 0) : 0;
        }
        if (TRUTHS.contains(operation)) {
            return Tensors.BOOL;
        }
        if (WHOLE.contains(operation)) {
            return Tensors.INT64;
        }
        return switch (operation) {
            case "Cast" -> Math.toIntExact(Graph.number(node, "to", 0));
            case "CastLike", "Where" -> input(node, 1);
            case "Constant", "ConstantOfShape" -> {
                var value = Graph.attribute(node, "value");
                yield value == null ? Tensors.FLOAT : value.getT().getDataType();
            }
            case "RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike", "EyeLike" ->
                Math.toIntExact(Graph.number(node, "dtype", Tensors.FLOAT));
            case "DequantizeLinear" -> input(node, 1);
            case "QuantizeLinear" -> node.getInputCount() > 2 ? input(node, 2) : Tensors.UINT8;
            case "DynamicQuantizeLinear" -> at == 1 ? Tensors.FLOAT : Tensors.UINT8;
            case "MatMulInteger", "ConvInteger" -> Tensors.INT32;
            case "TopK", "MaxPool", "Unique" -> at == 0 ? input(node, 0) : Tensors.INT64;
            case "Dropout" -> at == 0 ? input(node, 0) : Tensors.BOOL;
            case "OneHot" -> input(node, 2);
            case "NonMaxSuppression" -> Tensors.INT64;
            default -> node.getInputCount() > 0 ? first(node.getInputList()) : 0;
        };
    }

    private int input(NodeProto node, int at) {
        return at < node.getInputCount() ? of(node.getInput(at)) : 0;
    }

    private int first(List<String> inputs) {
        return of(inputs.getFirst());
    }
}
