package sluice.image;

/**
 * What the head of a file says, without decoding a pixel.
 *
 * @param width pixels as stored, before orientation is applied
 * @param height pixels as stored, before orientation is applied
 * @param orientation 1 to 8 as in EXIF tag 0x0112; 1 when the file does not say
 * @param animated whether the file holds more than one frame
 */
public record ImageHeader(ImageFormat format, int width, int height, int orientation, boolean animated) {
    public ImageHeader {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image has at least one pixel, not " + width + "x" + height);
        }
        if (orientation < 1 || orientation > 8) {
            throw new IllegalArgumentException("orientation is 1 to 8, not " + orientation);
        }
    }

    /** Width as shown, in pixels. */
    public int shownWidth() {
        return orientation >= 5 ? height : width;
    }

    /** Height as shown, in pixels. */
    public int shownHeight() {
        return orientation >= 5 ? width : height;
    }

    public long pixels() {
        return (long) width * height;
    }
}
