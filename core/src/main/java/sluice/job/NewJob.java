package sluice.job;

import java.time.Instant;
import sluice.asset.AssetId;

/**
 * Work that is offered to the backlog.
 *
 * @param variant tells apart jobs of one kind for one asset (the model of {@link JobKind#EMBED}); mostly empty
 * @param priority expected value gained for a processor second; higher goes first
 * @param explicit whether the user's own act asks for it: before everything else, and whatever the budget says
 * @param estimate processor seconds it will probably take
 * @param reason why, in words for the user
 * @param at when it was asked for: the time of the user's act where there was one, so that the same act offered again
 *     does not bring back work that failed or was dropped since
 */
public record NewJob(
        AssetId asset,
        JobKind kind,
        String variant,
        double priority,
        boolean explicit,
        double estimate,
        String reason,
        Instant at) {
    private static final double LONGEST_SECONDS = 1e6;

    public NewJob {
        if (Double.isNaN(priority)) {
            throw new IllegalArgumentException("a priority is a number");
        }
        priority += 0.0; // there is one zero only, however it is compared
        if (!(estimate >= 0 && estimate <= LONGEST_SECONDS)) {
            throw new IllegalArgumentException("an estimate is 0 to " + LONGEST_SECONDS + " seconds, not " + estimate);
        }
    }

    /** Names the work: offered twice, it is done once. */
    public String key() {
        return kind.label() + ":" + asset.hex() + (variant.isEmpty() ? "" : ":" + variant);
    }
}
