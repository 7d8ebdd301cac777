package sluice.analysis.quality;

/**
 * How crisp the edges are that there are: what they lose when the picture is blurred once more. A picture that is blurred
 * already loses little.
 *
 * <p>Source: F. Crete, T. Dolmiere, P. Ladret, M. Nicolas, "The blur effect: perception and estimation with a new
 * no-reference perceptual blur metric", Human Vision and Electronic Imaging XII (2007). D is the difference of
 * neighbours, B that of the picture after a mean of nine pixels, and the result Σ max(0, D − B) / ΣD, the lower of the
 * two directions, times 9/8 so that a step from one pixel to the next is 1. Unlike there, differences that noise or slow
 * shades explain have no say, and what noise may add to an edge is taken off.
 */
final class Sharpness {
    private static final int REACH = 9;
    private static final int SMALLEST_STEP = 3;
    /** What the rounding of pixels to whole levels may add to nine differences without there being an edge. */
    private static final int ROUNDING = 5;
    /** A difference has √2 the deviation of a pixel; three of those are noise. */
    private static final double NOISE_STEP = 3 * Math.sqrt(2);
    /** A direction with less of the edges than this has no say. */
    private static final double NEGLIGIBLE = 0.1;

    private Sharpness() {}

    /** 0 when there is no edge at all. Every other row is enough. */
    static double of(LumaPlane luma, double sigma) {
        return of(luma, new Region(0, 0, luma.width(), luma.height()), 2, sigma);
    }

    /** The same for a part of the picture. */
    static double of(LumaPlane luma, Region region, double sigma) {
        return of(luma, region, 1, sigma);
    }

    private static double of(LumaPlane luma, Region region, int stride, double sigma) {
        int noise = (int) Math.ceil(NOISE_STEP * sigma);
        Edges across = new Edges();
        Edges down = new Edges();
        for (int y = region.top; y < region.top + region.height; y += stride) {
            int from = Math.max(4, region.left);
            int to = Math.min(region.left + region.width, luma.width() - 5);
            across.add(luma.values(), y * luma.width() + from, y * luma.width() + to, 1, noise);
            if (y >= 4 && y < luma.height() - 5) {
                int at = y * luma.width() + region.left;
                down.add(luma.values(), at, at + region.width, luma.width(), noise);
            }
        }
        return lower(across, down);
    }

    private static double lower(Edges across, Edges down) {
        long most = Math.max(across.differences, down.differences);
        if (most == 0) {
            return 0;
        }
        double lower = 1;
        if (across.differences > NEGLIGIBLE * most) {
            lower = Math.min(lower, across.sharpness());
        }
        return down.differences > NEGLIGIBLE * most ? Math.min(lower, down.sharpness()) : lower;
    }

    /** A part of a picture, in pixels. */
    record Region(int left, int top, int width, int height) {}

    private static final class Edges {
        private long differences;
        private long lost;

        /**
         * Adds pixels of a row. The mean of nine need not be made: its difference is that of the pixels that enter and
         * leave it, by nine.
         *
         * @param step from a pixel to its neighbour in the direction: 1, or the width
         */
        void add(int[] v, int from, int to, int step, int noise) {
            int threshold = Math.max(SMALLEST_STEP, noise);
            int unsure = ROUNDING + REACH * noise;
            int sum = 0;
            int loss = 0;
            for (int i = from; i < to; i++) {
                int difference = Math.abs(v[i + step] - v[i]);
                int blurred = Math.abs(v[i + 5 * step] - v[i - 4 * step]);
                int counted = difference < threshold ? 0 : difference;
                sum += counted;
                loss += counted == 0 ? 0 : Math.max(0, REACH * counted - blurred - unsure);
            }
            differences += sum;
            lost += loss;
        }

        double sharpness() {
            return Math.min(1, (double) lost / differences / (REACH - 1));
        }
    }
}
