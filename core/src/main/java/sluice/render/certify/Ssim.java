package sluice.render.certify;

import sluice.image.Raster;

/**
 * Structural similarity after Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility to
 * structural similarity", IEEE TIP 13(4), 2004: mean over all places where an 11 × 11 Gaussian window (σ = 1.5) lies
 * wholly within the picture, K1 = 0.01, K2 = 0.03, L = 255. On the luma of BT.601, at the picture's own size: nothing is
 * scaled down first.
 */
public final class Ssim {
    /** The window's edge, and so the least edge of a picture. */
    public static final int WINDOW = 11;

    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;
    private static final double[] KERNEL = kernel();

    private Ssim() {}

    static double of(Raster one, Raster other) {
        int width = one.width();
        int height = one.height();
        if (Math.min(width, height) < WINDOW) {
            throw new IllegalArgumentException(
                    "a picture of %dx%d is smaller than the window of %d".formatted(width, height, WINDOW));
        }
        double[] x = luma(one);
        double[] y = luma(other);
        double[] meanX = blurred(x, width, height);
        double[] meanY = blurred(y, width, height);
        double[] squareX = blurred(product(x, x), width, height);
        double[] squareY = blurred(product(y, y), width, height);
        double[] both = blurred(product(x, y), width, height);
        double sum = 0;
        for (int at = 0; at < meanX.length; at++) {
            double means = meanX[at] * meanY[at];
            double squares = meanX[at] * meanX[at] + meanY[at] * meanY[at];
            double covariance = both[at] - means;
            double variances = squareX[at] + squareY[at] - squares;
            sum += (2 * means + C1) * (2 * covariance + C2) / ((squares + C1) * (variances + C2));
        }
        return sum / meanX.length;
    }

    private static double[] luma(Raster picture) {
        byte[] rgb = picture.rgb();
        double[] luma = new double[rgb.length / 3];
        for (int at = 0; at < luma.length; at++) {
            luma[at] =
                    0.299 * (rgb[3 * at] & 0xFF) + 0.587 * (rgb[3 * at + 1] & 0xFF) + 0.114 * (rgb[3 * at + 2] & 0xFF);
        }
        return luma;
    }

    private static double[] product(double[] one, double[] other) {
        double[] product = new double[one.length];
        for (int at = 0; at < product.length; at++) {
            product[at] = one[at] * other[at];
        }
        return product;
    }

    /** Weighted means, [height - 10, width - 10]; the Gaussian is the product of one along and one across. */
    private static double[] blurred(double[] plane, int width, int height) {
        int across = width - WINDOW + 1;
        int down = height - WINDOW + 1;
        double[] rows = new double[across * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < across; x++) {
                double sum = 0;
                for (int tap = 0; tap < WINDOW; tap++) {
                    sum += KERNEL[tap] * plane[y * width + x + tap];
                }
                rows[y * across + x] = sum;
            }
        }
        double[] blurred = new double[across * down];
        for (int y = 0; y < down; y++) {
            for (int tap = 0; tap < WINDOW; tap++) {
                double weight = KERNEL[tap];
                for (int x = 0; x < across; x++) {
                    blurred[y * across + x] += weight * rows[(y + tap) * across + x];
                }
            }
        }
        return blurred;
    }

    private static double[] kernel() {
        double[] kernel = new double[WINDOW];
        double sum = 0;
        for (int tap = 0; tap < WINDOW; tap++) {
            double distance = tap - WINDOW / 2;
            kernel[tap] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
            sum += kernel[tap];
        }
        for (int tap = 0; tap < WINDOW; tap++) {
            kernel[tap] /= sum;
        }
        return kernel;
    }
}
