package sluice.analysis.quality;

import sluice.image.Raster;

/**
 * The luma of a picture (ITU-R BT.601, 0 to 255), in whole numbers so that loops over it become vector instructions.
 *
 * @param values row by row from the top
 */
record LumaPlane(int width, int height, int[] values) {
    static LumaPlane of(Raster raster) {
        int pixels = raster.width() * raster.height();
        byte[] rgb = raster.rgb();
        int[] values = new int[pixels];
        for (int i = 0, at = 0; i < pixels; i++, at += 3) {
            // The weights add up to 256, so that white is 255 and grey stays what it is.
            values[i] = (77 * (rgb[at] & 0xFF) + 150 * (rgb[at + 1] & 0xFF) + 29 * (rgb[at + 2] & 0xFF) + 128) >> 8;
        }
        return new LumaPlane(raster.width(), raster.height(), values);
    }
}
