package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** Constants of a graph: little-endian raw bytes, or lists of numbers (onnx.proto, {@code TensorProto}). */
final class Tensors {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
    static final int INT8 = 3;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int BOOL = 9;
    static final int FLOAT16 = 10;

    private Tensors() {}

    /** Bytes of an element; 0 of types whose elements are no whole bytes, or texts. */
    static int width(int type) {
        return switch (type) {
            case UINT8, INT8, BOOL -> 1;
            case 4, 5, FLOAT16, 16 -> 2;
            case FLOAT, INT32, 12 -> 4;
            case INT64, 11, 13, 14 -> 8;
            case 15 -> 16;
            default -> 0;
        };
    }

    /** Elements of a shape. */
    static long size(List<Long> dimensions, String name) {
        long size = 1;
        for (long dimension : dimensions) {
            if (dimension < 0) {
                throw GraphFile.wrong(name, "a tensor has a dimension of " + dimension, null);
            }
            try {
                size = Math.multiplyExact(size, dimension);
            } catch (ArithmeticException e) {
                throw GraphFile.wrong(name, "a tensor has the shape " + dimensions, e);
            }
        }
        return size;
    }

    static int count(TensorProto tensor) {
        return Math.toIntExact(size(tensor.getDimsList(), tensor.getName()));
    }

    /** A view of the values of a FLOAT tensor. */
    static FloatBuffer floats(TensorProto tensor) {
        if (tensor.hasRawData()) {
            return raw(tensor).asFloatBuffer();
        }
        float[] listed = new float[tensor.getFloatDataCount()];
        for (int at = 0; at < listed.length; at++) {
            listed[at] = tensor.getFloatData(at);
        }
        if (listed.length != count(tensor)) {
            throw GraphFile.wrong(tensor.getName(), "it lists " + listed.length + " numbers", null);
        }
        return FloatBuffer.wrap(listed);
    }

    /** Values of a tensor of 8-bit integers as they are meant, -128 to 255. */
    static int[] bytes(TensorProto tensor) {
        int[] values = new int[count(tensor)];
        boolean signed = tensor.getDataType() == INT8;
        ByteBuffer raw = tensor.hasRawData() ? raw(tensor) : null;
        if (raw == null && tensor.getInt32DataCount() != values.length) {
            throw GraphFile.wrong(tensor.getName(), "it lists " + tensor.getInt32DataCount() + " numbers", null);
        }
        for (int at = 0; at < values.length; at++) {
            int value = raw == null ? tensor.getInt32Data(at) : raw.get(at);
            values[at] = signed ? (byte) value : value & 0xFF;
        }
        return values;
    }

    /** Values of a tensor of 64-bit integers. */
    static long[] longs(TensorProto tensor) {
        long[] values = new long[count(tensor)];
        if (tensor.hasRawData()) {
            raw(tensor).asLongBuffer().get(values);
        } else {
            for (int at = 0; at < values.length; at++) {
                values[at] = tensor.getInt64Data(at);
            }
        }
        return values;
    }

    static TensorProto of(String name, int type, List<Long> dimensions, ByteString raw) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type)
                .addAllDims(dimensions)
                .setRawData(raw)
                .build();
    }

    static TensorProto floats(String name, float[] values, Long... dimensions) {
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return of(name, FLOAT, List.of(dimensions), UnsafeByteOperations.unsafeWrap(raw.array()));
    }

    static TensorProto ints(String name, int[] values, Long... dimensions) {
        ByteBuffer raw = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asIntBuffer().put(values);
        return of(name, INT32, List.of(dimensions), UnsafeByteOperations.unsafeWrap(raw.array()));
    }

    static TensorProto bytes(String name, int type, byte[] values, Long... dimensions) {
        return of(name, type, List.of(dimensions), ByteString.copyFrom(values));
    }

    /** From its first byte on: the library's own view may begin anywhere in what it was read from. */
    private static ByteBuffer raw(TensorProto tensor) {
        return tensor.getRawData().asReadOnlyByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
