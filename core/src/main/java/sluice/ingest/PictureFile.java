package sluice.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads whole files into memory outside the heap, where decoders want them, and uses it again. Used by one thread at a
 * time, not always the one that made it.
 */
final class PictureFile {
    /** More than this is given back after use. */
    private static final int KEPT = 16 << 20;

    private Arena arena = Arena.ofShared();
    private ByteBuffer buffer = arena.allocate(1 << 20).asByteBuffer();

    /** The file's first {@code size} bytes, valid until the next call. */
    ByteBuffer read(Path path, long size) throws IOException {
        if (size > Integer.MAX_VALUE - 8) {
            throw new IOException("larger than what fits in memory at once");
        }
        makeRoom((int) size);
        buffer.clear().limit((int) size);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
            }
        }
        return buffer.flip();
    }

    private void makeRoom(int size) {
        boolean tooSmall = buffer.capacity() < size;
        boolean tooLarge = buffer.capacity() > KEPT && size <= KEPT;
        if (tooSmall || tooLarge) {
            int room = size <= KEPT ? Math.max(1 << 20, Integer.highestOneBit(size) << 1) : size;
            arena.close();
            arena = Arena.ofShared();
            // Should there be no memory for this file, the next one finds a sound, empty buffer.
            buffer = ByteBuffer.allocate(0);
            buffer = arena.allocate(room).asByteBuffer();
        }
    }

    void close() {
        arena.close();
    }
}
