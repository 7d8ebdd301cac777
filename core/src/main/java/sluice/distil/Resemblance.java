package sluice.distil;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.image.PerceptualHash;

/**
 * How much looks resemble each other, 0 to 1.
 *
 * <p>Of two that have embeddings it is their cosine, stretched so that what any two have in common counts for nothing:
 * {@code max(0, (cosine − c) / (1 − c))}, where c is the mean cosine among the looks. Else it is what hash and prompt tell:
 * 1 for equal hashes falling to 0 at sixteen bits, or half the share of the words that both prompts have, whichever is
 * more; words promise less than looks do.
 */
final class Resemblance {
    private static final double FARTHEST_BITS = 16;
    private static final double WORDS_COUNT = 0.5;
    /** Columns taken at a time, so that they stay in the cache while all rows pass. */
    private static final int TILE = 128;

    private static final double MOST_COMMON = 0.99;

    private final List<Look> looks;
    private double common = Double.NaN;

    Resemblance(List<Look> looks) {
        this.looks = looks;
    }

    /**
     * Of every look with some of them. The first call measures what any two have in common, so it should be given enough.
     *
     * @return a row for each look, with a number for each column
     */
    float[][] with(int[] columns) {
        float[][] table = new float[looks.size()][columns.length];
        for (int from = 0; from < columns.length; from += TILE) {
            cosines(table, columns, from, Math.min(columns.length, from + TILE));
        }
        if (Double.isNaN(common)) {
            common = Math.clamp(meanCosine(table, columns), 0, MOST_COMMON);
        }
        for (int row = 0; row < table.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                table[row][column] = (float) stretched(row, columns[column], table[row][column]);
            }
        }
        return table;
    }

    private double stretched(int one, int other, float cosine) {
        if (one == other) {
            return 1;
        }
        if (looks.get(one).vector() == null || looks.get(other).vector() == null) {
            return told(looks.get(one), looks.get(other));
        }
        return Math.clamp((cosine - common) / (1 - common), 0, 1);
    }

    /** What hash and prompt tell. */
    private static double told(Look one, Look other) {
        return Math.max(
                alike(one.face().hash(), other.face().hash()),
                WORDS_COUNT * Vocabulary.overlap(one.sortedWords(), other.sortedWords()));
    }

    private static double alike(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? 0 : Math.max(0, 1 - PerceptualHash.distance(one, other) / FARTHEST_BITS);
    }

    /** Cosine of two, or what hash and prompt tell. */
    static double between(Candidate one, float @Nullable [] first, Candidate other, float @Nullable [] second) {
        return first == null || second == null
                ? told(Look.of(one, List.of(), Look.Decided.OPEN), Look.of(other, List.of(), Look.Decided.OPEN))
                : cosine(first, second);
    }

    /** Of two vectors of length 1. */
    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }

    private void cosines(float[][] table, int[] columns, int from, int to) {
        float[][] turned = turned(columns, from, to);
        float[] sums = new float[to - from];
        for (int row = 0; row < table.length; row++) {
            float[] vector = looks.get(row).vector();
            if (vector != null) {
                products(vector, turned, sums);
                System.arraycopy(sums, 0, table[row], from, sums.length);
            }
        }
    }

    /** The vectors of the columns, component by component; zeros for those without one. */
    private float[][] turned(int[] columns, int from, int to) {
        int dimensions = looks.stream()
                .map(Look::vector)
                .mapToInt(vector -> vector == null ? 0 : vector.length)
                .max()
                .orElse(0);
        float[][] turned = new float[dimensions][to - from];
        for (int column = from; column < to; column++) {
            float[] vector = looks.get(columns[column]).vector();
            for (int i = 0; vector != null && i < vector.length; i++) {
                turned[i][column - from] = vector[i];
            }
        }
        return turned;
    }

    /** Sums over the components for all columns side by side: loops of this shape are what the JIT makes vector code of. */
    private static void products(float[] vector, float[][] turned, float[] sums) {
        Arrays.fill(sums, 0);
        int i = 0;
        for (; i + 4 <= vector.length; i += 4) {
            float a = vector[i];
            float b = vector[i + 1];
            float c = vector[i + 2];
            float d = vector[i + 3];
            float[] first = turned[i];
            float[] second = turned[i + 1];
            float[] third = turned[i + 2];
            float[] fourth = turned[i + 3];
            for (int j = 0; j < sums.length; j++) {
                sums[j] += a * first[j] + b * second[j] + c * third[j] + d * fourth[j];
            }
        }
        for (; i < vector.length; i++) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += vector[i] * turned[i][j];
            }
        }
    }

    private double meanCosine(float[][] table, int[] columns) {
        double sum = 0;
        long pairs = 0;
        for (int row = 0; row < table.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                if (row != columns[column]
                        && looks.get(row).vector() != null
                        && looks.get(columns[column]).vector() != null) {
                    sum += table[row][column];
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }
}
