package sluice.analysis;

import java.util.Map;

/**
 * The style class.
 *
 * @param label the class, or {@link #UNSURE}
 * @param confidence estimated probability of the likeliest class
 * @param scores probability by class, the likeliest first
 */
public record Style(String label, double confidence, Map<String, Double> scores) {
    /** No class is likely enough to be named. */
    public static final String UNSURE = "unsure";

    public Style {
        scores = Fractions.copyOf(scores);
        Fractions.check("confidence", confidence);
    }
}
