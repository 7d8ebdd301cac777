package sluice.contracts.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes lossless WebP files for tests: no transforms, and codes of eight bits for every sample ("WebP Lossless Bitstream
 * Specification", section 6).
 */
public final class WebpWriter {
    private final ByteBuffer bits;
    private long buffer;
    private int count;

    private WebpWriter(int capacity) {
        bits = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A file with one picture, stored exactly. */
    public static byte[] lossless(TestPicture picture) {
        byte[] chunk = chunk("VP8L", bitstream(picture));
        return file(chunk);
    }

    /** An animation of one frame at an even place on a larger, transparent canvas. */
    public static byte[] animation(TestPicture frame, int canvasWidth, int canvasHeight, int left, int top) {
        ByteBuffer extended =
                ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(0x12);
        int24(int24(extended, canvasWidth - 1), canvasHeight - 1);
        byte[] picture = chunk("VP8L", bitstream(frame));
        ByteBuffer animated = ByteBuffer.allocate(16 + picture.length).order(ByteOrder.LITTLE_ENDIAN);
        int24(int24(animated, left / 2), top / 2);
        int24(int24(animated, frame.width() - 1), frame.height() - 1);
        int24(animated, 100).put((byte) 0).put(picture);
        return file(chunk("VP8X", extended.array()), chunk("ANIM", new byte[6]), chunk("ANMF", animated.array()));
    }

    private static ByteBuffer int24(ByteBuffer out, int value) {
        return out.putShort((short) value).put((byte) (value >> 16));
    }

    private static byte[] file(byte[]... chunks) {
        int length = 4;
        for (byte[] chunk : chunks) {
            length += chunk.length;
        }
        ByteBuffer out = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(length).put(ascii("WEBP"));
        for (byte[] chunk : chunks) {
            out.put(chunk);
        }
        return out.array();
    }

    private static byte[] chunk(String type, byte[] content) {
        ByteBuffer out =
                ByteBuffer.allocate(8 + content.length + (content.length & 1)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii(type)).putInt(content.length).put(content);
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bitstream(TestPicture picture) {
        WebpWriter out = new WebpWriter(4 * picture.width() * picture.height() + 1024);
        out.put(0x2f, 8);
        out.put(picture.width() - 1, 14);
        out.put(picture.height() - 1, 14);
        out.put(1, 1); // Alpha is used.
        out.put(0, 3); // Version.
        out.put(0, 1); // No transform.
        out.put(0, 1); // No colour cache.
        out.put(0, 1); // One group of codes for all.
        out.eightBitCode(280); // Green and lengths.
        out.eightBitCode(256); // Red.
        out.eightBitCode(256); // Blue.
        out.eightBitCode(256); // Alpha.
        out.put(1, 1); // Distances: a simple code
        out.put(0, 3); // of one symbol of one bit, which is 0.
        for (int argb : picture.argb()) {
            out.put(reversed(argb >> 8), 8);
            out.put(reversed(argb >> 16), 8);
            out.put(reversed(argb), 8);
            out.put(reversed(argb >> 24), 8);
        }
        out.put(0, 7);
        byte[] bytes = new byte[out.bits.position()];
        out.bits.get(0, bytes);
        return bytes;
    }

    /** Codes of eight bits for the symbols 0 to 255, none for the others. */
    private void eightBitCode(int symbols) {
        put(0, 1); // A normal code, whose lengths are coded themselves:
        put(12 - 4, 4); // 12 lengths follow, for the symbols 17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8;
        for (int i = 0; i < 12; i++) {
            put(i == 2 || i == 11 ? 1 : 0, 3); // only 0 and 8 are used, with one bit each.
        }
        put(0, 1); // Lengths for all symbols follow.
        for (int symbol = 0; symbol < symbols; symbol++) {
            put(symbol < 256 ? 1 : 0, 1);
        }
    }

    private static int reversed(int sample) {
        return Integer.reverse(sample) >>> 24;
    }

    private void put(int value, int length) {
        buffer |= (value & (1L << length) - 1) << count;
        count += length;
        while (count >= 8) {
            bits.put((byte) buffer);
            buffer >>>= 8;
            count -= 8;
        }
    }
}
