package sluice.image;

/**
 * A look at the full-resolution pixels on the way to a rendition, so that what is hidden in them costs no second
 * decode. Called at most once per rendering, on the rendering thread, and only for formats that keep pixels exactly
 * (PNG, lossless WebP).
 */
@FunctionalInterface
public interface PixelProbe {
    /** Looks at nothing. */
    PixelProbe NONE = pixels -> {};

    /** The pixels are valid during this call only. */
    void look(Pixels pixels);

    /** Stored pixels: 8 bits a channel, alpha not premultiplied, before orientation and any colour conversion. */
    interface Pixels {
        int width();

        int height();

        /** Whether the file stores an alpha channel (or a transparent palette entry). */
        boolean hasAlpha();

        /** The pixel as 0xAARRGGBB; x counts from the left, y from the top. */
        int argb(int x, int y);
    }
}
