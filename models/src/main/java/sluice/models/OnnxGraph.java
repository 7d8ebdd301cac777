package sluice.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph in the making, written as an ONNX file (onnx.proto3 of ONNX 1.8: IR version 7, opset 13). The same calls give
 * the same bytes: nothing is written but what was said, in the order in which it was said.
 */
public final class OnnxGraph {
    /** A dimension whose size is left open. */
    public static final long ANY = -1;

    private static final int IR_VERSION = 7;
    private static final int OPSET = 13;

    private final String name;
    private final List<ProtoWriter> nodes = new ArrayList<>();
    private final List<ProtoWriter> initializers = new ArrayList<>();
    private final List<ProtoWriter> inputs = new ArrayList<>();
    private final List<ProtoWriter> outputs = new ArrayList<>();
    private final Set<String> tensors;

    public OnnxGraph(String name) {
        this(name, new HashSet<>());
    }

    private OnnxGraph(String name, Set<String> tensors) {
        this.name = name;
        this.tensors = tensors;
    }

    /** A graph to be an attribute of one of this graph's nodes; it sees all tensors of this one, and no name is used twice. */
    public OnnxGraph inner(String itsName) {
        return new OnnxGraph(itsName, tensors);
    }

    /** What a tensor holds; the numbers are those of {@code TensorProto.DataType}. */
    public enum Type {
        FLOAT(1),
        UINT8(2),
        INT32(6),
        INT64(7),
        FLOAT16(10);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        /** Its number in {@code TensorProto.DataType}, which the operation {@code Cast} takes. */
        public long number() {
            return number;
        }
    }

    /** An input of the graph; {@link #ANY} leaves a dimension open. */
    public OnnxGraph input(String tensor, Type type, long... shape) {
        define(tensor);
        inputs.add(valueInfo(tensor, type, shape));
        return this;
    }

    public OnnxGraph output(String tensor, Type type, long... shape) {
        outputs.add(valueInfo(tensor, type, shape));
        return this;
    }

    /** An output whose shape nothing is said about. */
    public OnnxGraph output(String tensor, Type type) {
        ProtoWriter tensorType = new ProtoWriter().number(1, type.number);
        outputs.add(new ProtoWriter().text(1, tensor).message(2, new ProtoWriter().message(1, tensorType)));
        return this;
    }

    /** @param attributes values are Long, long[], Float, String, or an inner graph */
    public OnnxGraph node(String operation, List<String> from, String to, Map<String, Object> attributes) {
        define(to);
        ProtoWriter node = new ProtoWriter();
        from.forEach(tensor -> node.text(1, tensor));
        node.text(2, to).text(4, operation);
        attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> node.message(5, attribute(entry.getKey(), entry.getValue())));
        nodes.add(node);
        return this;
    }

    public OnnxGraph floats(String tensor, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return initializer(tensor, Type.FLOAT, raw.array(), shape);
    }

    /** Rounded to half precision, to the nearest and of two to the even one. */
    public OnnxGraph halves(String tensor, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putShort(Float.floatToFloat16(value));
        }
        return initializer(tensor, Type.FLOAT16, raw.array(), shape);
    }

    public OnnxGraph longs(String tensor, long[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        return initializer(tensor, Type.INT64, raw.array(), shape);
    }

    public OnnxGraph unsigned(String tensor, byte[] values, long... shape) {
        return initializer(tensor, Type.UINT8, values, shape);
    }

    /** @param metadata said of the model in its {@code metadata_props} */
    public byte[] toBytes(String producer, Map<String, String> metadata) {
        ProtoWriter model =
                new ProtoWriter().number(1, IR_VERSION).text(2, producer).message(7, proto());
        model.message(8, new ProtoWriter().text(1, "").number(2, OPSET));
        metadata.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> model.message(
                        14, new ProtoWriter().text(1, entry.getKey()).text(2, entry.getValue())));
        return model.toBytes();
    }

    private ProtoWriter proto() {
        ProtoWriter graph = new ProtoWriter();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        initializers.forEach(tensor -> graph.message(5, tensor));
        inputs.forEach(value -> graph.message(11, value));
        outputs.forEach(value -> graph.message(12, value));
        return graph;
    }

    private OnnxGraph initializer(String tensor, Type type, byte[] raw, long... shape) {
        define(tensor);
        ProtoWriter proto = new ProtoWriter();
        for (long size : shape) {
            proto.number(1, size);
        }
        initializers.add(proto.number(2, type.number).text(8, tensor).bytes(9, raw));
        return this;
    }

    private void define(String tensor) {
        if (!tensors.add(tensor)) {
            throw new IllegalArgumentException("two tensors are called " + tensor);
        }
    }

    private static ProtoWriter valueInfo(String tensor, Type type, long... shape) {
        ProtoWriter dimensions = new ProtoWriter();
        for (int at = 0; at < shape.length; at++) {
            dimensions.message(
                    1,
                    shape[at] == ANY
                            ? new ProtoWriter().text(2, at == 0 ? "batch" : "any" + at)
                            : new ProtoWriter().number(1, shape[at]));
        }
        ProtoWriter tensorType = new ProtoWriter().number(1, type.number).message(2, dimensions);
        return new ProtoWriter().text(1, tensor).message(2, new ProtoWriter().message(1, tensorType));
    }

    private static ProtoWriter attribute(String name, Object value) {
        ProtoWriter attribute = new ProtoWriter().text(1, name);
        return switch (value) {
            case Float real -> attribute.real(2, real).number(20, 1);
            case Long number -> attribute.number(3, number).number(20, 2);
            case String text -> attribute.text(4, text).number(20, 3);
            case long[] numbers -> {
                for (long number : numbers) {
                    attribute.number(8, number);
                }
                yield attribute.number(20, 7);
            }
            case OnnxGraph graph -> attribute.message(6, graph.proto()).number(20, 5);
            default -> throw new IllegalArgumentException("no attribute is a " + value.getClass());
        };
    }
}
