package sluice.adapters.imaging;

/**
 * A small picture in memory.
 *
 * @param rgb three bytes a pixel, row by row
 */
record RgbPicture(int width, int height, byte[] rgb) {
    RgbPicture {
        if (rgb.length != 3 * width * height) {
            throw new IllegalArgumentException(
                    width + "x" + height + " pixels take " + 3 * width * height + " bytes, not " + rgb.length);
        }
    }
}
