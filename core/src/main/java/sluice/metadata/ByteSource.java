package sluice.metadata;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Random access to the bytes of a file, in memory or on disk, so that containers skip what they do not need. */
public interface ByteSource {
    /** Bytes in all. */
    long size();

    /**
     * Reads exactly {@code length} bytes from {@code position}.
     *
     * @throws EOFException when the source ends before that
     */
    void read(long position, byte[] into, int offset, int length) throws IOException;

    /** Exactly {@code length} bytes from {@code position}; the caller has bounded the length. */
    default byte[] read(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > size() - length) {
            throw new EOFException("the file ends at byte " + size());
        }
        byte[] bytes = new byte[length];
        read(position, bytes, 0, length);
        return bytes;
    }

    /** The first {@code length} bytes of an array. */
    static ByteSource of(byte[] bytes, int length) {
        return new ByteSource() {
            @Override
            public long size() {
                return length;
            }

            @Override
            public void read(long position, byte[] into, int offset, int count) throws IOException {
                if (position < 0 || position > length - count) {
                    throw new EOFException("the file ends at byte " + length);
                }
                System.arraycopy(bytes, (int) position, into, offset, count);
            }
        };
    }

    static ByteSource of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** An open file; its size is taken once, now. */
    static ByteSource of(FileChannel channel) throws IOException {
        long size = channel.size();
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public void read(long position, byte[] into, int offset, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(into, offset, length);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, position + length - buffer.remaining()) < 0) {
                        throw new EOFException("the file ended at byte " + (position + length - buffer.remaining()));
                    }
                }
            }
        };
    }
}
