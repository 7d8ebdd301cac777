package sluice.analysis;

import java.util.List;

/**
 * How ready a picture is for a portfolio.
 *
 * @param score 0 to 1
 * @param reasons what speaks against it, in words for the user; empty when nothing does
 */
public record Readiness(double score, List<String> reasons) {
    public Readiness {
        Fractions.check("score", score);
        reasons = List.copyOf(reasons);
    }
}
