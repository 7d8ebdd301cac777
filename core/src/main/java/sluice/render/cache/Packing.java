package sluice.render.cache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * Bytes, deflated where that pays: one form byte, the length, the bytes. Only Huffman codes are used and no repetitions
 * looked for: on what is left of predicted pixels, and on signs and exponents, that is both quicker and smaller than the
 * fastest ordinary level ({@code docs/render-caches.md} has what was measured).
 */
final class Packing {
    private static final byte RAW = 0;
    private static final byte DEFLATED = 1;

    /** Deflate cannot come to less than this share of what went in; whoever claims more has damaged lengths. */
    private static final long MOST_TO_ONE = 1_040;

    /** Whether it pays is seen on so many bytes from the middle, since noise takes as long as anything. */
    private static final int SAMPLE = 4_096;

    private Packing() {}

    /** Keeps it deflated when that saves an eighth or more: else reading it is quicker as it is. */
    static void write(ByteArrayOutputStream out, byte[] bytes) {
        byte[] small = pays(bytes) ? deflated(bytes, 0, bytes.length) : bytes;
        boolean pays = isSmaller(small.length, bytes.length);
        byte[] chosen = pays ? small : bytes;
        out.write(pays ? DEFLATED : RAW);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(chosen.length).array());
        out.writeBytes(chosen);
    }

    /** @param length of what went in */
    static byte[] read(ByteBuffer in, long length) throws DamagedException {
        byte form = in.get();
        int stored = in.getInt();
        if (stored < 0 || stored > in.remaining() || length > stored * MOST_TO_ONE + MOST_TO_ONE) {
            throw new DamagedException("no such length: " + stored + " for " + length);
        }
        byte[] bytes = new byte[stored];
        in.get(bytes);
        return switch (form) {
            case RAW -> whole(bytes, length);
            case DEFLATED -> inflated(bytes, (int) length);
            default -> throw new DamagedException("no such form: " + form);
        };
    }

    private static byte[] whole(byte[] bytes, long length) throws DamagedException {
        if (bytes.length != length) {
            throw new DamagedException(bytes.length + " bytes instead of " + length);
        }
        return bytes;
    }

    private static boolean pays(byte[] bytes) {
        if (bytes.length <= 2 * SAMPLE) {
            return true;
        }
        int from = (bytes.length - SAMPLE) / 2;
        return isSmaller(deflated(bytes, from, SAMPLE).length, SAMPLE);
    }

    private static boolean isSmaller(int small, int whole) {
        return small <= whole - whole / 8 && small < whole;
    }

    private static byte[] deflated(byte[] bytes, int from, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length / 2 + 64);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setStrategy(Deflater.HUFFMAN_ONLY);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater, 1 << 14)) {
            stream.write(bytes, from, length);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail to be written to", e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static byte[] inflated(byte[] bytes, int length) throws DamagedException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            byte[] whole = new byte[length];
            int at = 0;
            while (at < length) {
                int more = inflater.inflate(whole, at, length - at);
                if (more == 0) {
                    throw new DamagedException("it ends after " + at + " of " + length + " bytes");
                }
                at += more;
            }
            return whole;
        } catch (DataFormatException e) {
            throw new DamagedException("it cannot be inflated");
        } finally {
            inflater.end();
        }
    }
}
