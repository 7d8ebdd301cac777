package sluice.metadata.container;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sluice.image.PixelProbe;
import sluice.metadata.MetadataLimits;
import sluice.metadata.RawEntry;

/**
 * Text hidden in the least significant bits of pixels ("stealth PNG info", as NovelAI and web UI extensions write it):
 * column by column, the most significant bit of a byte first; a magic of 15 bytes, the length in bits as 32 bits
 * big-endian, the text. The bits are those of alpha, or of red, green, blue in turn. Magics that end in {@code comp}
 * announce gzip.
 */
public final class PixelText {
    private static final String ALPHA = "stealth_png";
    private static final String RGB = "stealth_rgb";
    private static final int MAGIC = 15;

    private final PixelProbe.Pixels pixels;
    private final boolean alpha;
    private final long bits;
    private long bit;

    private PixelText(PixelProbe.Pixels pixels, boolean alpha) {
        this.pixels = pixels;
        this.alpha = alpha;
        this.bits = (long) pixels.width() * pixels.height() * (alpha ? 1 : 3);
    }

    /**
     * The hidden text, with source {@code stealth:alpha} or {@code stealth:rgb}; empty when there is none, when it is
     * damaged or when it is longer than an entry may be. Where nothing is hidden, a few pixels are looked at.
     */
    public static Optional<RawEntry> find(PixelProbe.Pixels pixels, MetadataLimits limits) {
        if (pixels.hasAlpha()) {
            Optional<String> text = new PixelText(pixels, true).read(ALPHA, limits);
            if (text.isPresent()) {
                return text.map(found -> new RawEntry("stealth:alpha", found));
            }
        }
        return new PixelText(pixels, false).read(RGB, limits).map(found -> new RawEntry("stealth:rgb", found));
    }

    private Optional<String> read(String prefix, MetadataLimits limits) {
        if (bits < (MAGIC + 4) * 8L || !matches(prefix)) {
            return Optional.empty();
        }
        String kind = new String(bytes(MAGIC - prefix.length()), StandardCharsets.ISO_8859_1);
        boolean compressed = kind.equals("comp");
        if (!compressed && !kind.equals("info")) {
            return Optional.empty();
        }
        long length = 0;
        for (int i = 0; i < 4; i++) {
            length = length << 8 | next();
        }
        if (length > bits - bit || length / 8 > limits.entryBytes()) {
            return Optional.empty();
        }
        byte[] payload = bytes((int) (length / 8));
        try {
            byte[] text = compressed ? Inflation.gzip(payload, limits.entryBytes()) : payload;
            return Optional.of(TextBytes.utf8OrLatin1(text).replace("\0", "")).filter(found -> !found.isBlank());
        } catch (DamagedException _) {
            return Optional.empty();
        }
    }

    private boolean matches(String wanted) {
        for (int i = 0; i < wanted.length(); i++) {
            if (next() != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) next();
        }
        return bytes;
    }

    private int next() {
        int value = 0;
        for (int i = 0; i < 8; i++, bit++) {
            value = value << 1 | bitAt(bit);
        }
        return value;
    }

    private int bitAt(long index) {
        long pixel = alpha ? index : index / 3;
        int argb = pixels.argb((int) (pixel / pixels.height()), (int) (pixel % pixels.height()));
        int channel = alpha ? 24 : 16 - 8 * (int) (index % 3);
        return argb >>> channel & 1;
    }
}
