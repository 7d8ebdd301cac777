package sluice.tune;

import java.time.Instant;
import sluice.asset.AssetId;
import sluice.value.ValueFacts;

/**
 * An asset as it was known at a moment when the user was choosing.
 *
 * @param at the moment
 * @param facts what was known just before it, portfolios and deliveries left out
 * @param chosen whether it was put into a portfolio or a delivery then; an asset that was not, was not in that period
 * @param weight how many assets it stands for
 */
public record Example(AssetId asset, Instant at, ValueFacts facts, boolean chosen, double weight) {
    public Example {
        if (!(weight > 0) || !Double.isFinite(weight)) {
            throw new IllegalArgumentException("an example stands for something, not for " + weight);
        }
    }
}
