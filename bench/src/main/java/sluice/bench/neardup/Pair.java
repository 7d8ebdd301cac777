package sluice.bench.neardup;

import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Two pictures compared.
 *
 * @param distance of the hashes, in bits
 * @param turned the least distance over all ways to turn and mirror
 */
record Pair(int distance, int turned, double cosine) {
    static Pair of(Look one, Look other) {
        return new Pair(one.distance(other), one.turnedDistance(other), one.cosine(other));
    }

    static String spread(List<Pair> pairs, ToIntFunction<Pair> of) {
        int[] sorted = pairs.stream().mapToInt(of).sorted().toArray();
        return sorted[sorted.length / 2] + " / " + sorted[sorted.length - 1];
    }

    static String cosines(List<Pair> pairs) {
        double[] sorted = pairs.stream().mapToDouble(Pair::cosine).sorted().toArray();
        return "%.3f / %.3f".formatted(sorted[sorted.length / 2], sorted[0]);
    }
}
