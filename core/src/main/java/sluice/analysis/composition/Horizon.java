package sluice.analysis.composition;

import org.jspecify.annotations.Nullable;

/**
 * The line between what is above and what is below, when one runs through the picture.
 *
 * <p>Source: R. Duda, P. Hart, "Use of the Hough transformation to detect lines and curves in pictures", Communications
 * of the ACM 15 (1972), with votes from the edges that are highest in their column, by the direction of the edge (dark
 * above or dark below), for lines of at most 20 degrees. A line counts when edges in three of four columns lie on it.
 *
 * @param at height at the middle of the picture, as a fraction from the top
 * @param angle degrees that it rises to the right
 */
record Horizon(double at, double angle) {
    private static final double STEEPEST = 20;
    private static final double STEP = 0.5;
    private static final double COLUMNS = 0.75;
    /** Rows on each side whose means are compared. */
    private static final int REACH = 4;
    /** Difference of lightness that is an edge. */
    private static final double EDGE = 0.04;
    /** What lies this near to the top or bottom is a frame. */
    private static final double MARGIN = 0.12;

    static @Nullable Horizon of(SmallPicture picture) {
        int width = picture.width();
        int height = picture.height();
        if (width < 16 || height < 16) {
            return null;
        }
        double[] edges = edges(picture);
        Horizon best = null;
        double most = COLUMNS * width;
        double strongest = 0;
        for (double angle = -STEEPEST; angle <= STEEPEST; angle += STEP) {
            double slope = -Math.tan(Math.toRadians(angle));
            for (int y = (int) (MARGIN * height); y < (1 - MARGIN) * height; y++) {
                double strength = Math.max(
                        strength(edges, width, height, y, slope, 1, most),
                        strength(edges, width, height, y, slope, -1, most));
                if (strength > strongest) {
                    strongest = strength;
                    best = new Horizon((y + 0.5) / height, angle);
                }
            }
        }
        return best;
    }

    /** The sum of the edges on a line, or 0 when they lie in too few columns. */
    private static double strength(double[] edges, int width, int height, int y, double slope, int sign, double least) {
        double sum = 0;
        int columns = 0;
        for (int x = 0; x < width; x++) {
            int line = (int) Math.round(y + slope * (x - width / 2.0));
            if (line >= 0 && line < height && sign * edges[line * width + x] > 0) {
                columns++;
                sum += Math.abs(edges[line * width + x]);
            }
        }
        return columns >= least ? sum : 0;
    }

    /** By pixel, how much lighter it is below than above, where that is an edge and higher than just above and below. */
    private static double[] edges(SmallPicture picture) {
        int width = picture.width();
        int height = picture.height();
        float[] light = picture.lightness();
        double[] steps = new double[width * height];
        for (int y = REACH; y <= height - REACH; y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                for (int i = 0; i < REACH; i++) {
                    sum += light[(y + i) % height * width + x] - light[(y - 1 - i) * width + x];
                }
                steps[Math.min(height - 1, y) * width + x] = y == height ? 0 : sum / REACH;
            }
        }
        double[] edges = new double[width * height];
        for (int y = 2; y < height - 2; y++) {
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                double size = Math.abs(steps[at]);
                boolean highest = size >= Math.abs(steps[at - 2 * width]) && size >= Math.abs(steps[at + 2 * width]);
                edges[at] = highest && size >= EDGE ? steps[at] : 0;
            }
        }
        return edges;
    }
}
