package sluice.analysis.quality;

import java.util.Arrays;

/**
 * The standard deviation of noise in luma, in levels of 0 to 255.
 *
 * <p>Source: J. Immerkaer, "Fast Noise Variance Estimation", Computer Vision and Image Understanding 64 (1996): the mean
 * absolute answer to the difference of two Laplacians, times √(π/2)/6. It takes fine texture for noise; so it is taken
 * of blocks of 16 × 16 pixels, and the lower quintile counts: noise is everywhere, texture is not. Blocks that are nearly
 * black or white have had their noise cut off and are passed over where there are others.
 */
final class Noise {
    private static final int BLOCK = 16;
    private static final double SCALE = Math.sqrt(Math.PI / 2) / 6;
    private static final int DARK = 6;
    private static final int BRIGHT = 249;
    /** σ at which the score has fallen to 1/e. */
    private static final double TOLERATED = 10;

    private Noise() {}

    /** Freedom from noise: 1 without any, falling with e^(−σ/10). */
    static double score(double sigma) {
        return Math.exp(-sigma / TOLERATED);
    }

    /** 0 for pictures of fewer than 18 pixels a side. */
    static double sigma(LumaPlane luma) {
        int columns = (luma.width() - 2) / BLOCK;
        int rows = (luma.height() - 2) / BLOCK;
        if (columns < 1 || rows < 1) {
            return 0;
        }
        int[] down = new int[luma.width()];
        int[] answers = new int[luma.width()];
        int[] brightness = new int[luma.width()];
        double[] sigmas = new double[columns * rows];
        double[] unclipped = new double[columns * rows];
        int kept = 0;
        for (int row = 0; row < rows; row++) {
            Arrays.fill(answers, 0);
            Arrays.fill(brightness, 0);
            for (int y = 1 + row * BLOCK; y <= (row + 1) * BLOCK; y++) {
                add(luma.values(), y * luma.width(), down, answers, brightness);
            }
            for (int column = 0; column < columns; column++) {
                double sigma = SCALE * mean(answers, column);
                sigmas[row * columns + column] = sigma;
                double mean = mean(brightness, column);
                if (mean > DARK && mean < BRIGHT) {
                    unclipped[kept++] = sigma;
                }
            }
        }
        return kept == 0 ? lowerQuintile(sigmas) : lowerQuintile(Arrays.copyOf(unclipped, kept));
    }

    private static double lowerQuintile(double[] values) {
        Arrays.sort(values);
        return values[values.length / 5];
    }

    /** The mask is the product of (1, −2, 1) down and across, so it is applied one after the other. */
    private static void add(int[] v, int at, int[] down, int[] answers, int[] brightness) {
        int width = down.length;
        int above = at - width;
        int below = at + width;
        for (int x = 0; x < width; x++) {
            down[x] = v[above + x] - 2 * v[at + x] + v[below + x];
            brightness[x] += v[at + x];
        }
        for (int x = 1; x < width - 1; x++) {
            answers[x] += Math.abs(down[x - 1] - 2 * down[x] + down[x + 1]);
        }
    }

    private static double mean(int[] sums, int column) {
        int sum = 0;
        for (int x = 1 + column * BLOCK; x <= (column + 1) * BLOCK; x++) {
            sum += sums[x];
        }
        return (double) sum / (BLOCK * BLOCK);
    }
}
