package sluice.image;

import org.jspecify.annotations.Nullable;

/**
 * A finished rendition.
 *
 * @param jpeg the encoded picture (baseline JPEG, sRGB)
 * @param width pixels
 * @param height pixels
 * @param luma the upright picture as {@link #LUMA_EDGE}² luma values (Rec. 601, 0 to 255, row by row), each the mean of
 *     its cell: what {@link PerceptualHash} is made from
 * @param warning what is missing from the picture (a truncated file), or null
 */
public record Rendered(
        byte[] jpeg,
        int width,
        int height,
        float[] luma,
        @Nullable String warning) {
    /** Cells along each side of the luma grid. */
    public static final int LUMA_EDGE = 32;

    public Rendered {
        if (luma.length != LUMA_EDGE * LUMA_EDGE) {
            throw new IllegalArgumentException("luma holds " + LUMA_EDGE * LUMA_EDGE + " values, not " + luma.length);
        }
    }
}
