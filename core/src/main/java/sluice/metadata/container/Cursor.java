package sluice.metadata.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads a region byte after byte through a small window, for structures that can only be walked from the front. */
final class Cursor {
    private static final int WINDOW = 4096;

    private final Region region;
    private final byte[] window = new byte[WINDOW];
    private long windowAt;
    private int windowLength;
    private long position;

    Cursor(Region region, long position) {
        this.region = region;
        this.position = position;
    }

    long position() {
        return position;
    }

    int u8() throws EndsEarlyException, IOException {
        long index = position - windowAt;
        if (index < 0 || index >= windowLength) {
            fill();
            index = 0;
        }
        position++;
        return window[(int) index] & 0xFF;
    }

    int u16() throws EndsEarlyException, IOException {
        return u8() << 8 | u8();
    }

    long u32() throws EndsEarlyException, IOException {
        return uint(4);
    }

    /** A big-endian number of 0 to 8 bytes; none is zero. */
    long uint(int bytes) throws EndsEarlyException, IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | u8();
        }
        return value;
    }

    /** Four characters, as boxes are named. */
    String name() throws EndsEarlyException, IOException {
        return new String(take(4).bytes(), StandardCharsets.ISO_8859_1);
    }

    /** Text up to a NUL or the region's end; what is longer than {@code limit} bytes is damage. */
    String untilNul(int limit) throws DamagedException, IOException {
        StringBuilder text = new StringBuilder();
        while (position < region.length()) {
            int next = u8();
            if (next == 0) {
                break;
            }
            if (text.length() == limit) {
                throw new DamagedException("has a name of more than " + limit + " bytes");
            }
            text.append((char) next);
        }
        return text.toString();
    }

    void skip(long count) throws EndsEarlyException {
        if (!region.holds(position, count)) {
            throw new EndsEarlyException();
        }
        position += count;
    }

    /** The next bytes as a region of their own. */
    Region take(long count) throws EndsEarlyException {
        Region taken = region.slice(position, count);
        position += count;
        return taken;
    }

    private void fill() throws EndsEarlyException, IOException {
        int count = (int) Math.min(WINDOW, region.length() - position);
        if (count <= 0) {
            throw new EndsEarlyException();
        }
        region.read(position, window, 0, count);
        windowAt = position;
        windowLength = count;
    }
}
