package sluice.analysis;

import java.util.Map;

/**
 * Quality in detail.
 *
 * @param scores named measures, each 0 (worst) to 1 (best), in the order they are to be shown in
 * @param overall the scores weighed into one
 * @param map where in the picture it is good (255) and bad (0)
 */
public record DetailedQuality(Map<String, Double> scores, double overall, Grid map) {
    public DetailedQuality {
        scores = Fractions.copyOf(scores);
        Fractions.check("overall", overall);
    }
}
