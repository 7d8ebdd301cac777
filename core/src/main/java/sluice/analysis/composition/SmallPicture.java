package sluice.analysis.composition;

import sluice.image.Raster;

/**
 * A picture of at most 256 pixels a side as planes of {@link OkLab}: enough for what is composed of what.
 *
 * @param planes lightness, a and b, each row by row
 */
record SmallPicture(int width, int height, float[][] planes) {
    private static final int LONG_EDGE = 256;

    /** Each pixel the mean of those it covers. */
    static SmallPicture of(Raster raster) {
        int longer = Math.max(raster.width(), raster.height());
        int edge = Math.min(LONG_EDGE, longer);
        int width = Math.max(1, (int) ((long) raster.width() * edge / longer));
        int height = Math.max(1, (int) ((long) raster.height() * edge / longer));
        float[][] planes = new float[3][width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                OkLab lab = OkLab.of(mean(
                        raster,
                        (int) ((long) x * raster.width() / width),
                        (int) ((x + 1L) * raster.width() / width),
                        (int) ((long) y * raster.height() / height),
                        (int) ((y + 1L) * raster.height() / height)));
                planes[0][y * width + x] = (float) lab.lightness();
                planes[1][y * width + x] = (float) lab.a();
                planes[2][y * width + x] = (float) lab.b();
            }
        }
        return new SmallPicture(width, height, planes);
    }

    private static int mean(Raster raster, int left, int right, int top, int bottom) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            int at = 3 * (y * raster.width() + left);
            for (int end = at + 3 * (right - left); at < end; at += 3) {
                red += raster.rgb()[at] & 0xFF;
                green += raster.rgb()[at + 1] & 0xFF;
                blue += raster.rgb()[at + 2] & 0xFF;
            }
        }
        int pixels = (right - left) * (bottom - top);
        int half = pixels / 2;
        return (red + half) / pixels << 16 | (green + half) / pixels << 8 | (blue + half) / pixels;
    }

    float[] lightness() {
        return planes[0];
    }
}
