package sluice.suggest;

import java.util.Arrays;
import java.util.Collection;

/** Where a number stands among others. */
final class Ranks {
    private final double[] sorted;

    Ranks(Collection<Double> all) {
        sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    int size() {
        return sorted.length;
    }

    /** The share of them that is smaller, those that are equal counted half; a half when there are none. */
    double of(double number) {
        if (sorted.length == 0) {
            return 0.5;
        }
        double smaller = 0;
        for (double one : sorted) {
            smaller += one < number ? 1 : one == number ? 0.5 : 0;
        }
        return smaller / sorted.length;
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
