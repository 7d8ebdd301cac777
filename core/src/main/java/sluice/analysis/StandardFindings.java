package sluice.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What Tier 2 finds out.
 *
 * @param sensitive estimated probability that the picture is sensitive content; null when the model has no such output
 */
public record StandardFindings(
        BasicQuality quality, Style style, @Nullable Double sensitive) {
    public StandardFindings {
        if (sensitive != null) {
            Fractions.check("sensitive", sensitive);
        }
    }
}
