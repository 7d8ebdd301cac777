package sluice.image;

import java.util.Objects;

/**
 * A decoded picture in memory: upright, sRGB, opaque.
 *
 * @param rgb three bytes a pixel (red, green, blue), row by row from the top; the record's own, not to be changed
 */
public record Raster(int width, int height, byte[] rgb) {
    public Raster {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(
                    width + "x" + height + " pixels take " + 3L * width * height + " bytes, not " + rgb.length);
        }
    }

    /** The pixel as 0xRRGGBB. */
    public int rgb(int x, int y) {
        int at = 3 * (y * width + x);
        return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
    }

    /**
     * A part of the picture, copied.
     *
     * @throws IndexOutOfBoundsException when it does not lie within the picture
     */
    public Raster part(int left, int top, int itsWidth, int itsHeight) {
        Objects.checkFromIndexSize(left, itsWidth, width);
        Objects.checkFromIndexSize(top, itsHeight, height);
        byte[] part = new byte[3 * itsWidth * itsHeight];
        for (int y = 0; y < itsHeight; y++) {
            System.arraycopy(rgb, 3 * ((top + y) * width + left), part, 3 * y * itsWidth, 3 * itsWidth);
        }
        return new Raster(itsWidth, itsHeight, part);
    }
}
