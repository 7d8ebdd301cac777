package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Reads an ONNX file without copying its weights: walks the messages that lead to them (model, graph, initializers; wire
 * format of protocol buffers, protobuf.dev/programming-guides/encoding) and leaves everything else to the library. The
 * library alone would copy a file as a whole.
 */
final class GraphScan {
    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int TENSOR_RAW_DATA = 9;
    /** Below this a tensor's bytes are copied, since a view takes as much. */
    private static final int SMALL = 256;

    private static final int LENGTH_DELIMITED = 2;

    private final MemorySegment bytes;
    private final long end;
    private long at;
    private long copied;

    private GraphScan(MemorySegment bytes, long from, long end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    static ModelProto read(MemorySegment bytes) throws InvalidProtocolBufferException {
        ModelProto.Builder model = ModelProto.newBuilder();
        GraphProto.Builder graph = GraphProto.newBuilder();
        boolean hasGraph = false;
        GraphScan scan = new GraphScan(bytes, 0, bytes.byteSize());
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (scan.at < scan.end) {
            long begin = scan.at;
            int tag = scan.tag();
            if (tag == (MODEL_GRAPH << 3 | LENGTH_DELIMITED)) {
                long length = scan.length();
                graph(new GraphScan(bytes, scan.at, scan.at + length), graph);
                scan.at += length;
                hasGraph = true;
            } else {
                scan.skip(tag);
                scan.copy(begin, rest);
            }
        }
        model.mergeFrom(rest.toByteArray());
        return hasGraph ? model.setGraph(graph).build() : model.build();
    }

    private static void graph(GraphScan scan, GraphProto.Builder graph) throws InvalidProtocolBufferException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        while (scan.at < scan.end) {
            long begin = scan.at;
            int tag = scan.tag();
            if (tag == (GRAPH_INITIALIZER << 3 | LENGTH_DELIMITED)) {
                long length = scan.length();
                graph.addInitializer(tensor(new GraphScan(scan.bytes, scan.at, scan.at + length)));
                scan.at += length;
            } else {
                scan.skip(tag);
                scan.copy(begin, rest);
            }
        }
        graph.mergeFrom(rest.toByteArray());
    }

    private static TensorProto tensor(GraphScan scan) throws InvalidProtocolBufferException {
        TensorProto.Builder tensor = TensorProto.newBuilder();
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        MemorySegment raw = null;
        while (scan.at < scan.end) {
            long begin = scan.at;
            int tag = scan.tag();
            if (tag == (TENSOR_RAW_DATA << 3 | LENGTH_DELIMITED)) {
                long length = scan.length();
                if (length >= SMALL) {
                    raw = scan.bytes.asSlice(scan.at, length);
                    scan.at += length;
                    continue;
                }
                scan.at += length;
            } else {
                scan.skip(tag);
            }
            scan.copy(begin, rest);
        }
        tensor.mergeFrom(rest.toByteArray());
        if (raw != null) {
            tensor.setRawData(UnsafeByteOperations.unsafeWrap(raw.asByteBuffer()));
        }
        return tensor.build();
    }

    private int tag() throws InvalidProtocolBufferException {
        long tag = varint();
        if (tag <= 0 || tag > Integer.MAX_VALUE) {
            throw new InvalidProtocolBufferException("no field has the tag " + tag);
        }
        return (int) tag;
    }

    private long length() throws InvalidProtocolBufferException {
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new InvalidProtocolBufferException("a field is longer than what it is in");
        }
        return length;
    }

    private void skip(int tag) throws InvalidProtocolBufferException {
        switch (tag & 7) {
            case 0 -> varint();
            case 1 -> at += Long.BYTES;
            case LENGTH_DELIMITED -> {
                long length = length();
                at += length;
            }
            case 5 -> at += Integer.BYTES;
            default -> throw new InvalidProtocolBufferException("no field has the wire type " + (tag & 7));
        }
        if (at > end) {
            throw new InvalidProtocolBufferException("a field ends after what it is in");
        }
    }

    private long varint() throws InvalidProtocolBufferException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
            byte next = bytes.get(ValueLayout.JAVA_BYTE, at++);
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new InvalidProtocolBufferException("a number does not end");
    }

    private void copy(long begin, ByteArrayOutputStream to) throws InvalidProtocolBufferException {
        long length = at - begin;
        copied += length;
        if (copied > GraphFile.MOST_STRUCTURE) {
            throw new InvalidProtocolBufferException(
                    "there are more than %,d bytes besides the weights".formatted(GraphFile.MOST_STRUCTURE));
        }
        to.writeBytes(bytes.asSlice(begin, length).toArray(ValueLayout.JAVA_BYTE));
    }
}
