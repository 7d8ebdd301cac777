package sluice.adapters.imaging;

import org.jspecify.annotations.Nullable;
import sluice.image.UnrenderableException;

/**
 * How a PNG stores a pixel (PNG specification, section 11.2.1), and what colour that is.
 *
 * @param depth bits a sample
 * @param palette 0xAARRGGBB of each of 256 indexes; empty without a palette
 * @param key the stored value of the one colour that is transparent, its samples of 16 bits each joined; -1 for none
 * @param hasAlpha whether any pixel can be transparent
 */
record PngPixelFormat(int depth, Colour colour, int[] palette, long key, boolean hasAlpha) {
    private static final int BLACK = 0xff000000;

    enum Colour {
        GREY(1),
        RGB(3),
        INDEXED(1),
        GREY_ALPHA(2),
        RGBA(4);

        private final int samples;

        Colour(int samples) {
            this.samples = samples;
        }
    }

    static PngPixelFormat of(int depth, int type, byte @Nullable [] palette, byte @Nullable [] transparency)
            throws UnrenderableException {
        Colour colour = switch (type) {
            case 0 -> Colour.GREY;
            case 2 -> Colour.RGB;
            case 3 -> Colour.INDEXED;
            case 4 -> Colour.GREY_ALPHA;
            case 6 -> Colour.RGBA;
            default -> throw new UnrenderableException("the file claims PNG colour type " + type);
        };
        boolean known = switch (colour) {
            case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case INDEXED -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case RGB, GREY_ALPHA, RGBA -> depth == 8 || depth == 16;
        };
        if (!known) {
            throw new UnrenderableException("the file claims " + depth + " bits for PNG colour type " + type);
        }
        int[] colours = new int[0];
        if (colour == Colour.INDEXED) {
            if (palette == null) {
                throw new UnrenderableException("the palette is missing");
            }
            colours = colours(palette, transparency);
        }
        long key = transparency == null ? -1 : key(colour, transparency);
        boolean hasAlpha = switch (colour) {
            case GREY, RGB -> key >= 0;
            case INDEXED -> transparency != null;
            case GREY_ALPHA, RGBA -> true;
        };
        return new PngPixelFormat(depth, colour, colours, key, hasAlpha);
    }

    private static int[] colours(byte[] palette, byte @Nullable [] transparency) {
        int[] colours = new int[256];
        for (int i = 0; i < 256; i++) {
            int rgb = 3 * i + 2 < palette.length
                    ? (palette[3 * i] & 0xff) << 16 | (palette[3 * i + 1] & 0xff) << 8 | (palette[3 * i + 2] & 0xff)
                    : 0;
            int alpha = transparency != null && i < transparency.length ? transparency[i] & 0xff : 0xff;
            colours[i] = alpha << 24 | rgb;
        }
        return colours;
    }

    private static long key(Colour colour, byte[] transparency) {
        return switch (colour) {
            case GREY -> transparency.length >= 2 ? sample16(transparency, 0) : -1;
            case RGB ->
                transparency.length >= 6
                        ? (long) sample16(transparency, 0) << 32
                                | (long) sample16(transparency, 2) << 16
                                | sample16(transparency, 4)
                        : -1;
            case INDEXED, GREY_ALPHA, RGBA -> -1;
        };
    }

    private static int sample16(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }

    int bitsPerPixel() {
        return depth * colour.samples;
    }

    /** Bytes of a row of that many pixels, without its filter byte. */
    long rowBytes(long pixels) {
        return (pixels * bitsPerPixel() + 7) / 8;
    }

    /** Bytes from a pixel to the next, as filters count them. */
    int filterStep() {
        return Math.max(1, bitsPerPixel() / 8);
    }

    /** The pixel as 0xAARRGGBB; of 16-bit samples the upper half. */
    int argb(byte[] rows, int rowAt, int x) {
        return depth == 16 ? argb16(rows, rowAt + x * (bitsPerPixel() / 8)) : argb8(rows, rowAt, x);
    }

    private int argb8(byte[] rows, int rowAt, int x) {
        return switch (colour) {
            case GREY -> {
                int sample = packed(rows, rowAt, x);
                yield (sample == key ? 0 : BLACK) | sample * (255 / ((1 << depth) - 1)) * 0x010101;
            }
            case INDEXED -> palette[packed(rows, rowAt, x)];
            case RGB -> {
                int at = rowAt + 3 * x;
                int red = rows[at] & 0xff;
                int green = rows[at + 1] & 0xff;
                int blue = rows[at + 2] & 0xff;
                boolean transparent = ((long) red << 32 | (long) green << 16 | blue) == key;
                yield (transparent ? 0 : BLACK) | red << 16 | green << 8 | blue;
            }
            case GREY_ALPHA -> rows[rowAt + 2 * x + 1] << 24 | (rows[rowAt + 2 * x] & 0xff) * 0x010101;
            case RGBA -> {
                int at = rowAt + 4 * x;
                yield rows[at + 3] << 24 | (rows[at] & 0xff) << 16 | (rows[at + 1] & 0xff) << 8 | (rows[at + 2] & 0xff);
            }
        };
    }

    private int argb16(byte[] rows, int at) {
        return switch (colour) {
            case GREY -> (sample16(rows, at) == key ? 0 : BLACK) | (rows[at] & 0xff) * 0x010101;
            case RGB -> {
                long stored =
                        (long) sample16(rows, at) << 32 | (long) sample16(rows, at + 2) << 16 | sample16(rows, at + 4);
                yield (stored == key ? 0 : BLACK)
                        | (rows[at] & 0xff) << 16
                        | (rows[at + 2] & 0xff) << 8
                        | (rows[at + 4] & 0xff);
            }
            case GREY_ALPHA -> rows[at + 2] << 24 | (rows[at] & 0xff) * 0x010101;
            case RGBA ->
                rows[at + 6] << 24 | (rows[at] & 0xff) << 16 | (rows[at + 2] & 0xff) << 8 | (rows[at + 4] & 0xff);
            case INDEXED -> throw new IllegalStateException("a palette index has at most 8 bits");
        };
    }

    private int packed(byte[] rows, int rowAt, int x) {
        int bit = x * depth;
        return (rows[rowAt + (bit >> 3)] & 0xff) >> (8 - depth - (bit & 7)) & ((1 << depth) - 1);
    }

    /** Copies a pixel between rows of this format, for interlaced files; the target's bits must be zero. */
    void copyPixel(byte[] from, int fromRow, int fromX, byte[] to, int toRow, int toX) {
        if (depth >= 8) {
            int bytes = bitsPerPixel() / 8;
            System.arraycopy(from, fromRow + fromX * bytes, to, toRow + toX * bytes, bytes);
        } else {
            int bit = toX * depth;
            to[toRow + (bit >> 3)] |= (byte) (packed(from, fromRow, fromX) << (8 - depth - (bit & 7)));
        }
    }
}
