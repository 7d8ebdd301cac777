package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes everything that is constant an initializer, so that the transformations meet weights in one form: nodes that are
 * constants, weights that are kept as bytes and multiplied out, and copies of either.
 */
final class Constants implements Transformation {
    @Override
    public int apply(Graph graph) {
        List<NodeProto> rest = new ArrayList<>();
        for (NodeProto node : graph.nodes()) {
            Optional<TensorProto> value = value(node, graph);
            if (value.isPresent() && !graph.isOutput(node.getOutput(0))) {
                graph.put(value.get().toBuilder().setName(node.getOutput(0)).build());
            } else {
                rest.add(node);
            }
        }
        int folded = graph.nodes().size() - rest.size();
        graph.nodes(rest);
        return folded;
    }

    private static Optional<TensorProto> value(NodeProto node, Graph graph) {
        if (Graph.is(node, "Constant")) {
            return constant(node);
        }
        if (Graph.is(node, "Identity")) {
            return graph.constant(node.getInput(0));
        }
        return Graph.is(node, "DequantizeLinear") ? multipliedOut(node, graph) : Optional.empty();
    }

    private static Optional<TensorProto> constant(NodeProto node) {
        AttributeProto value = node.getAttributeCount() == 1 ? node.getAttribute(0) : null;
        if (value == null) {
            return Optional.empty();
        }
        return switch (value.getName()) {
            case "value" ->
                value.getT().getDataLocation() == TensorProto.DataLocation.EXTERNAL
                        ? Optional.empty()
                        : Optional.of(value.getT());
            case "value_float" -> Optional.of(Tensors.floats("", new float[] {value.getF()}));
            default -> Optional.empty();
        };
    }

    /** {@code (byte - zero) · scale}, one scale and zero for all or for each channel of an axis. */
    private static Optional<TensorProto> multipliedOut(NodeProto node, Graph graph) {
        Optional<TensorProto> stored = graph.constant(node.getInput(0));
        Optional<TensorProto> scale = graph.weights(node.getInput(1));
        Optional<TensorProto> zero = node.getInputCount() > 2 ? graph.constant(node.getInput(2)) : Optional.empty();
        if (stored.isEmpty()
                || scale.isEmpty()
                || Tensors.width(stored.get().getDataType()) != 1
                || node.getInputCount() > 2 && zero.isEmpty()
                || Graph.number(node, "block_size", 0) != 0) {
            return Optional.empty();
        }
        TensorProto bytes = stored.get();
        FloatBuffer scales = Tensors.floats(scale.get());
        int[] zeros = zero.isPresent() ? Tensors.bytes(zero.get()) : new int[scales.limit()];
        Channels channels =
                scales.limit() == 1 ? Channels.ONE : Channels.of(bytes, Math.toIntExact(Graph.number(node, "axis", 1)));
        if (scales.limit() != zeros.length || scales.limit() != channels.count()) {
            return Optional.empty();
        }
        int[] values = Tensors.bytes(bytes);
        ByteString raw = graph.room().of(Float.BYTES * values.length, room -> {
            for (int at = 0; at < values.length; at++) {
                int channel = channels.of(at);
                room.putFloat((values[at] - zeros[channel]) * scales.get(channel));
            }
        });
        return Optional.of(Tensors.of("", Tensors.FLOAT, bytes.getDimsList(), raw));
    }
}
