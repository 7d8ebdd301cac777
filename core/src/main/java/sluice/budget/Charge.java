package sluice.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * One line of the ledger: one step, estimated before and measured after.
 *
 * @param asset null for work on several images at once, as Tier 1 does it
 * @param images how many the step was for
 * @param estimated processor seconds expected beforehand; 0 when nothing was known
 * @param outcome how it ended; what failed is billed too
 * @param automatic whether the budget law allowed it; false for what the user's own acts asked for
 * @param key names the work so that it is billed once, such as {@code job:17:2:embed}
 */
public record Charge(
        @Nullable AssetId asset,
        int images,
        Step step,
        double estimated,
        Cost cost,
        Outcome outcome,
        boolean automatic,
        Instant at,
        String key) {
    public Charge {
        if (images < 0) {
            throw new IllegalArgumentException("a step is not for " + images + " images");
        }
        if (!(estimated >= 0 && estimated < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("an estimate is a number of seconds, not " + estimated);
        }
    }

    /** The same line, of no use any more because somebody else took the job over. */
    public Charge lost() {
        return new Charge(asset, images, step, estimated, cost, Outcome.LOST, automatic, at, key);
    }

    /** The same line about an asset that nothing is known of. */
    public Charge withoutAsset() {
        return new Charge(null, images, step, estimated, cost, outcome, automatic, at, key);
    }

    /** How a step ended. */
    public enum Outcome {
        DONE,
        FAILED,
        /** It was done, but somebody else had taken the job over meanwhile: paid for, and of no use. */
        LOST
    }
}
