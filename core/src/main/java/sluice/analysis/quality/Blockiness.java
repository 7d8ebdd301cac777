package sluice.analysis.quality;

/**
 * Freedom from the blocks of hard JPEG compression: by how many levels the steps at the grid of blocks stand out.
 *
 * <p>After Z. Wang, H. R. Sheikh, A. C. Bovik, "No-reference perceptual quality assessment of JPEG compressed images",
 * ICIP 2002, which compares differences across the edges of blocks with those inside. Here a step counts by what it is
 * higher than its four neighbours in the row or column, which texture and edges seldom are at every eighth pixel; the mean
 * of its square on the grid, less that beside it, for the phase of the grid where it is largest (a picture may be cropped
 * or turned) and of the two directions the lower, since stripes of the motif lie in one. More than 24 levels are the
 * motif's.
 */
final class Blockiness {
    private static final int MOTIF = 24;
    /** Shrunk further than this, blocks cannot be seen any more. */
    private static final double SMALLEST_PERIOD = 3;
    /** By so much the largest of eight phases may stand out by chance. */
    private static final double MARGIN = 1.25;
    /** Levels at which the score is a half: such steps are seen in smooth areas. */
    private static final double SEEN = 2;

    private Blockiness() {}

    static double score(double levels) {
        return SEEN / (SEEN + levels);
    }

    /**
     * How many levels the steps at the grid stand out.
     *
     * @param period pixels from one edge of a block to the next: 8, or less when the picture has been shrunk
     */
    static double levels(LumaPlane luma, double period) {
        if (period < SMALLEST_PERIOD || luma.width() < 4 * period || luma.height() < 4 * period) {
            return 0;
        }
        return Math.min(onGrid(across(luma), luma.height(), period), onGrid(down(luma), luma.width(), period));
    }

    /** The sum over the rows of how far each step from one column to the next stands out. */
    private static int[] across(LumaPlane luma) {
        int steps = luma.width() - 1;
        int[] v = luma.values();
        int[] row = new int[steps];
        int[] sums = new int[steps];
        for (int y = 0; y < luma.height(); y++) {
            int at = y * luma.width();
            for (int x = 0; x < steps; x++) {
                row[x] = Math.abs(v[at + x + 1] - v[at + x]);
            }
            for (int x = 2; x < steps - 2; x++) {
                int beside = Math.max(Math.max(row[x - 2], row[x - 1]), Math.max(row[x + 1], row[x + 2]));
                int standing = Math.min(MOTIF, Math.max(0, row[x] - beside));
                sums[x] += standing * standing;
            }
        }
        return sums;
    }

    private static int[] down(LumaPlane luma) {
        int width = luma.width();
        int[] v = luma.values();
        int[] sums = new int[luma.height() - 1];
        int[][] steps = new int[5][width];
        for (int y = 0; y < sums.length; y++) {
            int[] next = steps[y % 5];
            int at = y * width;
            for (int x = 0; x < width; x++) {
                next[x] = Math.abs(v[at + width + x] - v[at + x]);
            }
            if (y >= 4) {
                sums[y - 2] = standingOut(
                        steps[(y - 2) % 5], steps[(y - 4) % 5], steps[(y - 3) % 5], steps[(y - 1) % 5], next);
            }
        }
        return sums;
    }

    private static int standingOut(int[] middle, int[] first, int[] second, int[] fourth, int[] fifth) {
        int sum = 0;
        for (int x = 0; x < middle.length; x++) {
            int beside = Math.max(Math.max(first[x], second[x]), Math.max(fourth[x], fifth[x]));
            int standing = Math.min(MOTIF, Math.max(0, middle[x] - beside));
            sum += standing * standing;
        }
        return sum;
    }

    private static double onGrid(int[] sums, int each, double period) {
        int phases = (int) Math.round(period);
        double[] on = new double[phases];
        int[] counts = new int[phases];
        double all = 0;
        for (int i = 2; i < sums.length - 2; i++) {
            double cycles = (i + 0.5) / period;
            int phase = (int) ((cycles - Math.floor(cycles)) * phases);
            on[phase] += sums[i];
            counts[phase]++;
            all += sums[i];
        }
        double highest = 0;
        for (int phase = 0; phase < phases; phase++) {
            if (counts[phase] > 0) {
                double beside = (all - on[phase]) / (sums.length - 4 - counts[phase]);
                highest = Math.max(highest, (on[phase] / counts[phase] - MARGIN * beside) / each);
            }
        }
        return Math.sqrt(highest);
    }
}
