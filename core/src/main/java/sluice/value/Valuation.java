package sluice.value;

import java.time.Instant;
import java.util.List;
import sluice.asset.AssetId;

/**
 * A value that explains itself.
 *
 * @param value estimated probability, 0 to 1, that the asset ends in a portfolio or a delivery
 * @param because what it is made of, the largest first; adds up to the value within 1e-9
 * @param at what time it is for: signals fade
 */
public record Valuation(AssetId asset, double value, List<Contribution> because, Instant at) {
    public Valuation {
        because = List.copyOf(because);
    }
}
