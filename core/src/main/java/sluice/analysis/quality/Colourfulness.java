package sluice.analysis.quality;

import sluice.image.Raster;

/**
 * How vivid the colours are.
 *
 * <p>Source: D. Hasler, S. Süsstrunk, "Measuring colourfulness in natural images", Human Vision and Electronic Imaging
 * VIII (2003): M = σ + 0.3 μ of the opponent colours rg = R − G and yb = (R + G)/2 − B. There, 109 was seen as extremely
 * colourful; that is 1 here.
 */
final class Colourfulness {
    private static final double EXTREME = 109;
    /** Bytes that are summed at once: the squares of 4,096 pixels fit into 31 bits. */
    private static final int STRETCH = 3 * 4_096;
    /** Bytes of a picture of which every other pixel is enough for means. */
    private static final int LARGE = 3 << 18;

    private Colourfulness() {}

    static double score(Raster raster) {
        return Math.min(1, of(raster) / EXTREME);
    }

    /** M of the paper. */
    static double of(Raster raster) {
        byte[] rgb = raster.rgb();
        double[] sums = new double[5];
        int step = rgb.length > LARGE ? 6 : 3;
        for (int start = 0; start < rgb.length; start += STRETCH) {
            add(rgb, start, Math.min(rgb.length, start + STRETCH), step, sums);
        }
        double pixels = sums[4];
        double redGreen = sums[0] / pixels;
        double yellowBlue = sums[1] / pixels / 2;
        double variance = sums[2] / pixels - redGreen * redGreen + sums[3] / pixels / 4 - yellowBlue * yellowBlue;
        return Math.sqrt(Math.max(0, variance)) + 0.3 * Math.hypot(redGreen, yellowBlue);
    }

    /** Whole numbers, and yb twice: exact, and faster than fractions. */
    private static void add(byte[] rgb, int from, int to, int step, double[] sums) {
        int redGreen = 0;
        int yellowBlue = 0;
        int redGreenSquares = 0;
        int yellowBlueSquares = 0;
        for (int at = from; at < to; at += step) {
            int red = rgb[at] & 0xFF;
            int green = rgb[at + 1] & 0xFF;
            int rg = red - green;
            int yb = red + green - 2 * (rgb[at + 2] & 0xFF);
            redGreen += rg;
            yellowBlue += yb;
            redGreenSquares += rg * rg;
            yellowBlueSquares += yb * yb;
        }
        sums[0] += redGreen;
        sums[1] += yellowBlue;
        sums[2] += redGreenSquares;
        sums[3] += yellowBlueSquares;
        sums[4] += (to - from + step - 1) / step;
    }
}
