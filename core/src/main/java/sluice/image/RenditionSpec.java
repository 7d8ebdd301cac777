package sluice.image;

/**
 * What a rendition shall be.
 *
 * @param longEdge pixels of the longer side at most; a smaller image keeps its size
 * @param quality JPEG quality, 1 to 100
 * @param background 0xRRGGBB laid under transparent pixels
 * @param maxPixels an image with more stored pixels than this is refused
 */
public record RenditionSpec(int longEdge, int quality, int background, long maxPixels) {
    /** 320 px: the grid's picture of every asset. */
    public static final RenditionSpec THUMBNAIL = new RenditionSpec(320, 80, 0xEDEDED, 268_435_456);

    /** 2,048 px: what the viewer shows of a format that browsers do not. */
    public static final RenditionSpec PREVIEW = new RenditionSpec(2_048, 88, 0xEDEDED, 268_435_456);

    public RenditionSpec {
        if (longEdge < 1 || longEdge > 16_384) {
            throw new IllegalArgumentException("longEdge is 1 to 16384 px, not " + longEdge);
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality is 1 to 100, not " + quality);
        }
        if (maxPixels < 1) {
            throw new IllegalArgumentException("maxPixels is at least 1, not " + maxPixels);
        }
    }
}
