package sluice.adapters.imaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import sluice.image.UnrenderableException;

/** The chunks of a PNG that its picture needs (PNG specification, third edition). */
final class PngFile {
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int TRNS = 0x74524e53;
    private static final int ICCP = 0x69434350;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int MAX_PROFILE_BYTES = 4 << 20;

    private record Chunk(int type, int at, int length) {}

    private final ByteBuffer file;
    private final PngPixelFormat format;
    private final long width;
    private final long height;
    private final boolean interlaced;
    private final List<Chunk> data = new ArrayList<>();
    private byte @Nullable [] iccProfile;
    private boolean damaged;

    /** Reads the chunks up to the end of the picture; what comes after is of no interest. */
    PngFile(ByteBuffer file) throws UnrenderableException {
        this.file = file;
        if (file.limit() < 33 || file.getLong(0) != SIGNATURE || file.getInt(12) != IHDR || file.getInt(8) < 13) {
            throw new UnrenderableException("the file does not begin like a PNG");
        }
        this.width = file.getInt(16) & 0xffffffffL;
        this.height = file.getInt(20) & 0xffffffffL;
        this.interlaced = file.get(28) == 1;
        byte[] palette = null;
        byte[] transparency = null;
        long at = 8L + 12 + file.getInt(8);
        while (at + 8 <= file.limit()) {
            Chunk chunk = chunk((int) at);
            if (chunk.type == IEND || (chunk.type != IDAT && !data.isEmpty())) {
                break;
            }
            switch (chunk.type) {
                case PLTE -> palette = bytes(chunk, 768);
                case TRNS -> transparency = bytes(chunk, 256);
                case ICCP -> iccProfile = profile(bytes(chunk, MAX_PROFILE_BYTES));
                case IDAT -> data.add(chunk);
                default -> {} // Not needed for the picture.
            }
            at += 12L + (file.getInt((int) at) & 0xffffffffL);
        }
        this.format = PngPixelFormat.of(file.get(24), file.get(25), palette, transparency);
    }

    private Chunk chunk(int at) {
        long length = file.getInt(at) & 0xffffffffL;
        int left = file.limit() - at - 8;
        return new Chunk(file.getInt(at + 4), at + 8, (int) Math.min(length, left));
    }

    private byte[] bytes(Chunk chunk, int most) {
        byte[] bytes = new byte[Math.min(chunk.length, most)];
        file.get(chunk.at, bytes);
        return bytes;
    }

    private static byte @Nullable [] profile(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        if (name + 2 >= chunk.length) {
            return null;
        }
        InputStream compressed = new ByteArrayInputStream(chunk, name + 2, chunk.length - name - 2);
        try (InputStream profile = new InflaterInputStream(compressed)) {
            return profile.readNBytes(MAX_PROFILE_BYTES);
        } catch (IOException e) {
            return null; // A damaged profile is no profile: the colours are taken as sRGB.
        }
    }

    long width() {
        return width;
    }

    long height() {
        return height;
    }

    boolean interlaced() {
        return interlaced;
    }

    PngPixelFormat format() {
        return format;
    }

    byte @Nullable [] iccProfile() {
        return iccProfile;
    }

    /** Whether a checksum of the image data is wrong; known after {@link #imageData()}. */
    boolean damaged() {
        return damaged;
    }

    /** The zlib stream of the picture, followed by {@link InflateStream#INPUT_SLACK} bytes. */
    byte[] imageData() {
        int length = data.stream().mapToInt(Chunk::length).sum();
        byte[] stream = new byte[length + InflateStream.INPUT_SLACK];
        int at = 0;
        CRC32 crc = new CRC32();
        for (Chunk chunk : data) {
            file.get(chunk.at, stream, at, chunk.length);
            int end = chunk.at + chunk.length;
            if (end + 4 <= file.limit()) {
                crc.reset();
                crc.update(new byte[] {'I', 'D', 'A', 'T'});
                crc.update(stream, at, chunk.length);
                damaged |= (int) crc.getValue() != file.getInt(end);
            } else {
                damaged = true;
            }
            at += chunk.length;
        }
        return stream;
    }
}
