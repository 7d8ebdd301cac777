package sluice.analysis.quality;

/** What the histogram of luma says. */
final class Tones {
    /** Levels this near to black or white are taken as cut off. */
    static final int CLIPPED = 2;

    private final int[] counts = new int[256];
    private final double pixels;

    Tones(LumaPlane luma) {
        // Neighbours are often alike; two tables keep one increment from waiting for the other.
        int[] others = new int[256];
        int[] values = luma.values();
        for (int i = 0; i + 1 < values.length; i += 2) {
            counts[values[i]]++;
            others[values[i + 1]]++;
        }
        if (values.length % 2 == 1) {
            counts[values[values.length - 1]]++;
        }
        for (int level = 0; level < 256; level++) {
            counts[level] += others[level];
        }
        pixels = values.length;
    }

    /** 0 to 1. */
    double mean() {
        double sum = 0;
        for (int level = 0; level < 256; level++) {
            sum += (double) level * counts[level];
        }
        return sum / pixels / 255;
    }

    /** Standard deviation of luma from 0 to 1: at most 0.5. */
    double deviation() {
        double mean = 255 * mean();
        double squares = 0;
        for (int level = 0; level < 256; level++) {
            squares += (level - mean) * (level - mean) * counts[level];
        }
        return Math.sqrt(squares / pixels) / 255;
    }

    /** Share of pixels that are black or nearly. */
    double black() {
        return share(0, CLIPPED);
    }

    /** Share of pixels that are white or nearly. */
    double white() {
        return share(255 - CLIPPED, 255);
    }

    /** The level that this share of the pixels does not exceed. */
    int percentile(double share) {
        double sum = 0;
        for (int level = 0; level < 256; level++) {
            sum += counts[level];
            if (sum >= share * pixels) {
                return level;
            }
        }
        return 255;
    }

    private double share(int from, int to) {
        double sum = 0;
        for (int level = from; level <= to; level++) {
            sum += counts[level];
        }
        return sum / pixels;
    }
}
