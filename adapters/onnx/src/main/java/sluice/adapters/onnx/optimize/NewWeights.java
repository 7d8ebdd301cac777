package sluice.adapters.onnx.optimize;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Room for the weights of a variant in the making. Large ones lie in a file that is mapped and goes away with this, so
 * that a variant may be larger than the heap.
 */
final class NewWeights implements AutoCloseable {
    private static final int SMALL = 1 << 16;

    private final Arena arena = Arena.ofShared();
    private final Path file;
    private final FileChannel channel;
    private long used;

    /** @param folder for the file, which is deleted on closing */
    NewWeights(Path folder) {
        try {
            file = Files.createTempFile(folder, "weights", ".part");
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /** @param filling writes all of the little-endian bytes, from the first on */
    ByteString of(int size, Consumer<ByteBuffer> filling) {
        ByteBuffer room = (size < SMALL ? ByteBuffer.allocate(size) : mapped(size)).order(ByteOrder.LITTLE_ENDIAN);
        filling.accept(room);
        return UnsafeByteOperations.unsafeWrap(room.clear());
    }

    private ByteBuffer mapped(int size) {
        try {
            ByteBuffer room = channel.map(FileChannel.MapMode.READ_WRITE, used, size, arena)
                    .asByteBuffer();
            used += size;
            return room;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static SluiceException failed(Path where, IOException e) {
        return new SluiceException(
                FailureCode.STORAGE,
                where.toString(),
                "A variant's weights cannot be written in " + where + ": " + e.getMessage(),
                e);
    }

    @Override
    public void close() {
        arena.close();
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
