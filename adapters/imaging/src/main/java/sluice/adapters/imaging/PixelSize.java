package sluice.adapters.imaging;

import sluice.image.RenditionSpec;
import sluice.image.UnrenderableException;

/** Width and height in pixels. */
record PixelSize(int width, int height) {
    /** The size with the same aspect ratio whose longer side is at most that long; no side is shorter than a pixel. */
    PixelSize within(int longEdge) {
        int longer = Math.max(width, height);
        if (longer <= longEdge) {
            return this;
        }
        return new PixelSize(shorten(width, longEdge, longer), shorten(height, longEdge, longer));
    }

    private static int shorten(int side, int longEdge, int longer) {
        return (int) Math.max(1, (2L * side * longEdge + longer) / (2L * longer));
    }

    /** Refuses what is empty or larger than allowed; to be asked before memory for the pixels is taken. */
    static PixelSize allowed(long width, long height, RenditionSpec spec) throws UnrenderableException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new UnrenderableException("the file claims a size of " + width + " × " + height + " pixels");
        }
        if (width * height > spec.maxPixels()) {
            throw new UnrenderableException("the image has " + width + " × " + height + " pixels; more than "
                    + spec.maxPixels() + " are not decoded");
        }
        return new PixelSize((int) width, (int) height);
    }
}
