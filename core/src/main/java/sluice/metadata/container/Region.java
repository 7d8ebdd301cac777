package sluice.metadata.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import sluice.metadata.ByteSource;

/**
 * A stretch of a file. Every read is checked against its end before anything is allocated, so lengths found in a file
 * can be used as they are. Positions count from its first byte; numbers are big-endian unless said otherwise.
 */
record Region(ByteSource source, long from, long length) {
    static Region of(ByteSource source) {
        return new Region(source, 0, source.size());
    }

    static Region of(byte[] bytes) {
        return of(ByteSource.of(bytes));
    }

    boolean holds(long at, long count) {
        return at >= 0 && count >= 0 && at <= length && count <= length - at;
    }

    Region slice(long at, long count) throws EndsEarlyException {
        check(at, count);
        return new Region(source, from + at, count);
    }

    /** From here to the end. */
    Region rest(long at) throws EndsEarlyException {
        return slice(at, length - at);
    }

    byte[] bytes(long at, int count) throws EndsEarlyException, IOException {
        check(at, count);
        return source.read(from + at, count);
    }

    /** All of it; the caller has bounded the length. */
    byte[] bytes() throws IOException {
        return source.read(from, Math.toIntExact(length));
    }

    void read(long at, byte[] into, int offset, int count) throws EndsEarlyException, IOException {
        check(at, count);
        source.read(from + at, into, offset, count);
    }

    int u8(long at) throws EndsEarlyException, IOException {
        return bytes(at, 1)[0] & 0xFF;
    }

    int u16(long at) throws EndsEarlyException, IOException {
        return u16(at, ByteOrder.BIG_ENDIAN);
    }

    int u16(long at, ByteOrder order) throws EndsEarlyException, IOException {
        return ByteBuffer.wrap(bytes(at, 2)).order(order).getShort() & 0xFFFF;
    }

    long u32(long at) throws EndsEarlyException, IOException {
        return u32(at, ByteOrder.BIG_ENDIAN);
    }

    long u32(long at, ByteOrder order) throws EndsEarlyException, IOException {
        return ByteBuffer.wrap(bytes(at, 4)).order(order).getInt() & 0xFFFF_FFFFL;
    }

    /** An unsigned 64-bit number; one from 2^63 upward comes out negative, which no position or length check admits. */
    long u64(long at, ByteOrder order) throws EndsEarlyException, IOException {
        return ByteBuffer.wrap(bytes(at, 8)).order(order).getLong();
    }

    /** Four characters, as chunks and boxes are named. */
    String name(long at) throws EndsEarlyException, IOException {
        return new String(bytes(at, 4), StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(String latin1) throws IOException {
        byte[] wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return length >= wanted.length && Arrays.equals(wanted, source.read(from, wanted.length));
    }

    private void check(long at, long count) throws EndsEarlyException {
        if (!holds(at, count)) {
            throw new EndsEarlyException();
        }
    }
}
