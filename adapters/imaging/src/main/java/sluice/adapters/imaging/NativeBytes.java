package sluice.adapters.imaging;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * The bytes of a file where native code can read them, until closed.
 *
 * <p>The binding would copy buffers on the heap by itself, but it frees the wrong address for a slice that does not start
 * with its array.
 */
final class NativeBytes implements AutoCloseable {
    private final Arena arena = Arena.ofConfined();
    private final ByteBuffer buffer;

    /** @param file from 0 to its limit */
    NativeBytes(ByteBuffer file) {
        if (file.isDirect()) {
            buffer = file;
        } else {
            buffer = arena.allocate(Math.max(1, file.limit()))
                    .copyFrom(MemorySegment.ofBuffer(file.duplicate().position(0)))
                    .asByteBuffer()
                    .limit(file.limit());
        }
    }

    ByteBuffer buffer() {
        return buffer;
    }

    int length() {
        return buffer.limit();
    }

    @Override
    public void close() {
        arena.close();
    }
}
