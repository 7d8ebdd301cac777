package sluice.image;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A 64-bit hash that near-duplicates share but for a few bits: the signs, against their median, of the 8 × 8 lowest
 * frequencies of the discrete cosine transform of a 32 × 32 luma grid.
 *
 * <p>Source: C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010, section 3.2.1
 * (pHash), where the coefficients are taken from (1,1) so that the mean brightness has no say.
 */
public final class PerceptualHash {
    /** How many bits a hash has. */
    public static final int BITS = Long.SIZE;

    /** In how many ways a picture can be turned by quarters and mirrored. */
    public static final int WAYS = 8;

    /** The first frequency is 1, the highest bit: so every other bit from it, and every other byte. */
    private static final long ODD_COLUMNS = 0xAAAA_AAAA_AAAA_AAAAL;

    private static final long ODD_ROWS = 0xFF00_FF00_FF00_FF00L;

    private static final int EDGE = Rendered.LUMA_EDGE;
    private static final int KEPT = 8;
    /** What sums of a thousand products may be off by: of a flat picture, all coefficients are about this small. */
    private static final double ROUNDING = 1e-6;

    private static final int LEAST_ONES = 20;
    private static final int LEAST_ROWS = 4;
    private static final double[][] COSINE = new double[KEPT][EDGE];

    static {
        for (int frequency = 0; frequency < KEPT; frequency++) {
            for (int at = 0; at < EDGE; at++) {
                COSINE[frequency][at] = Math.cos((2 * at + 1) * (frequency + 1) * Math.PI / (2.0 * EDGE));
            }
        }
    }

    private PerceptualHash() {}

    /** The hash of {@link Rendered#luma()}. */
    public static long of(float[] luma) {
        double[] coefficients = lowestFrequencies(luma);
        double[] sorted = coefficients.clone();
        Arrays.sort(sorted);
        double median = (sorted[31] + sorted[32]) / 2;
        long hash = 0;
        for (double coefficient : coefficients) {
            hash = hash << 1 | (coefficient > median + ROUNDING ? 1 : 0);
        }
        return hash;
    }

    /** How many of the 64 bits differ. */
    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /**
     * Whether a hash says enough of its picture to tell it from others. Half the coefficients of a picture lie above
     * their median, unless many are equal, as those of flat and nearly flat pictures are; and the rows of a picture with
     * any detail differ.
     */
    public static boolean tellsApart(long hash) {
        int ones = Long.bitCount(hash);
        return ones >= LEAST_ONES && ones <= BITS - LEAST_ONES && differentRows(hash) >= LEAST_ROWS;
    }

    /**
     * About the hash of the same picture turned or mirrored: mirroring changes the signs of the odd frequencies along its
     * direction, turning by a quarter exchanges rows and columns besides. It is exact but for coefficients near the
     * median, which the signs are taken against; they make a few bits of difference.
     *
     * @param way 0 to {@link #WAYS} - 1; 0 is the picture as it is
     */
    public static long turned(long hash, int way) {
        long mirrored = hash ^ ((way & 1) == 0 ? 0 : ODD_COLUMNS) ^ ((way & 2) == 0 ? 0 : ODD_ROWS);
        return (way & 4) == 0 ? mirrored : transposed(mirrored);
    }

    private static long transposed(long hash) {
        long exchanged = 0;
        for (int row = 0; row < KEPT; row++) {
            for (int column = 0; column < KEPT; column++) {
                exchanged |= (hash >>> KEPT * row + column & 1) << KEPT * column + row;
            }
        }
        return exchanged;
    }

    private static int differentRows(long hash) {
        return (int) IntStream.range(0, KEPT)
                .mapToLong(row -> hash >>> KEPT * row & 0xFF)
                .distinct()
                .count();
    }

    private static double[] lowestFrequencies(float[] luma) {
        double[] rows = new double[EDGE * KEPT];
        for (int y = 0; y < EDGE; y++) {
            for (int u = 0; u < KEPT; u++) {
                double sum = 0;
                for (int x = 0; x < EDGE; x++) {
                    sum += luma[y * EDGE + x] * COSINE[u][x];
                }
                rows[y * KEPT + u] = sum;
            }
        }
        double[] both = new double[KEPT * KEPT];
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                double sum = 0;
                for (int y = 0; y < EDGE; y++) {
                    sum += rows[y * KEPT + u] * COSINE[v][y];
                }
                both[v * KEPT + u] = sum;
            }
        }
        return both;
    }
}
