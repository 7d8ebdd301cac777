package sluice.adapters.onnx.optimize;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * An ONNX file that is open for reading, with the data files it names. Weights stay where they are and are mapped into
 * memory, so that a model may be larger than the heap; what they are read through ends with {@link #close}.
 */
public final class GraphFile implements AutoCloseable {
    /** Bytes of a file that is not mapped as weights: nodes, names, small constants. */
    static final long MOST_STRUCTURE = 64L << 20;

    /** What a message of protocol buffers may have, and so a file without data files. */
    static final long MOST_BYTES = Integer.MAX_VALUE;

    private static final int MOST_NODES = 500_000;

    private final ModelProto model;
    private final long bytes;
    private final Arena arena;

    private GraphFile(ModelProto model, long bytes, Arena arena) {
        this.model = model;
        this.bytes = bytes;
        this.arena = arena;
    }

    /**
     * @throws SluiceException INVALID naming the file and what is wrong with it, TOO_LARGE when a limit is passed, STORAGE
     *     when it cannot be read
     */
    public static GraphFile open(Path file) {
        Arena arena = Arena.ofShared();
        boolean opened = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > MOST_BYTES) {
                throw SluiceException.about(
                        FailureCode.TOO_LARGE,
                        file.toString(),
                        "The graph %s has %,d bytes; an ONNX file has at most %,d, and keeps its weights in a file beside it."
                                .formatted(file, size, MOST_BYTES));
            }
            if (size == 0) {
                throw wrong(file.toString(), "it is empty", null);
            }
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena);
            GraphFile graph = read(mapped, file.toString(), new ExternalData(file, arena), arena);
            opened = true;
            return graph;
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    file.toString(),
                    "The graph " + file + " cannot be read: " + e.getMessage(),
                    e);
        } finally {
            if (!opened) {
                arena.close();
            }
        }
    }

    /** A graph in memory, such as one of the program's own; it can name no data files. */
    public static GraphFile of(byte[] bytes, String name) {
        return read(MemorySegment.ofArray(bytes), name, new ExternalData(null, Arena.global()), Arena.ofShared());
    }

    private static GraphFile read(MemorySegment bytes, String name, ExternalData external, Arena arena) {
        try {
            ModelProto scanned = GraphScan.read(bytes);
            if (!scanned.hasGraph() || scanned.getGraph().getNodeCount() == 0) {
                throw wrong(name, "it has no graph", null);
            }
            if (scanned.getGraph().getNodeCount() > MOST_NODES) {
                throw SluiceException.about(
                        FailureCode.TOO_LARGE,
                        name,
                        "The graph %s has %,d nodes, more than %,d."
                                .formatted(name, scanned.getGraph().getNodeCount(), MOST_NODES));
            }
            ModelProto.Builder model = scanned.toBuilder();
            long total = bytes.byteSize();
            for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
                total += external.resolve(tensor, name);
                requireWhole(tensor, name);
            }
            return new GraphFile(model.build(), total, arena);
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException e) {
            throw wrong(name, "it is no ONNX file", e);
        }
    }

    /** A tensor whose shape promises more than is there would be read past its end. */
    private static void requireWhole(TensorProto.Builder tensor, String name) {
        int width = Tensors.width(tensor.getDataType());
        if (width == 0 || !tensor.hasRawData()) {
            return;
        }
        long expected = Tensors.size(tensor.getDimsList(), name) * width;
        if (expected != tensor.getRawData().size()) {
            throw wrong(
                    name,
                    "the tensor \"%s\" has %,d bytes instead of %,d"
                            .formatted(tensor.getName(), tensor.getRawData().size(), expected),
                    null);
        }
    }

    static SluiceException wrong(String name, String what, @Nullable Throwable cause) {
        return new SluiceException(
                FailureCode.INVALID, name, "The graph " + name + " cannot be used: " + what + ".", cause);
    }

    /** All of it, weights from data files included; usable until {@link #close}. */
    ModelProto model() {
        return model;
    }

    /** Of the file and of all data that it names. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        arena.close();
    }
}
