package sluice.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Holds measures to what they promise: 0 to 1, and a number. */
final class Fractions {
    private Fractions() {}

    static void check(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is 0 to 1, not " + value);
        }
    }

    /** A copy in the same order, so that what is written of it is always the same. */
    static Map<String, Double> copyOf(Map<String, Double> scores) {
        scores.forEach(Fractions::check);
        return Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }
}
