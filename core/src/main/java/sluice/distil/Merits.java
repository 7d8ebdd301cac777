package sluice.distil;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What looks are worth by themselves. Values are taken as they are, since they are probabilities; qualities by their rank,
 * since only their order means something, and one that is not measured lies in the middle. Each is divided by the highest
 * sum that so many looks have together. Pure.
 *
 * @param values for each look, adding up to at most 1 over so many
 * @param qualities the same
 */
record Merits(double[] values, double[] qualities) {
    private static final double UNKNOWN_QUALITY = 0.5;

    static Merits of(List<Look> looks, int count) {
        double[] values =
                looks.stream().mapToDouble(look -> look.face().valueOr(0)).toArray();
        return new Merits(shared(values, count), shared(ranks(looks), count));
    }

    private static double[] ranks(List<Look> looks) {
        double[] known = looks.stream()
                .map(look -> look.face().quality())
                .filter(quality -> quality != null)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return looks.stream()
                .mapToDouble(look -> {
                    Double quality = look.face().quality();
                    return quality == null ? UNKNOWN_QUALITY : rank(known, quality);
                })
                .toArray();
    }

    /** The share that is lower, equals by half. */
    private static double rank(double[] sorted, double one) {
        int at = Arrays.binarySearch(sorted, one);
        int from = at;
        int to = at;
        while (from > 0 && sorted[from - 1] == one) {
            from--;
        }
        while (to < sorted.length - 1 && sorted[to + 1] == one) {
            to++;
        }
        return (from + to + 1) / 2.0 / sorted.length;
    }

    private static double[] shared(double[] all, int count) {
        double most = Arrays.stream(all)
                .sorted()
                .skip(Math.max(0, all.length - count))
                .sum();
        return most <= 0
                ? new double[all.length]
                : Arrays.stream(all).map(one -> one / most).toArray();
    }

    double[] weighted(Weights weights) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> own(i, weights))
                .toArray();
    }

    double own(int look, Weights weights) {
        return weights.value() * values[look] + weights.quality() * qualities[look];
    }

    static double sum(double[] part, Collection<Integer> chosen) {
        return chosen.stream().mapToDouble(look -> part[look]).sum();
    }
}
