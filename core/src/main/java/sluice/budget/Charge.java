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
    /** How a step ended. */
    public enum Outcome {
        DONE,
        FAILED,
        /** It was done, but somebody else had taken the job over meanwhile: paid for, and of no use. */
        LOST
    }
}
