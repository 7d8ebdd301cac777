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
    /** Names the work: offered twice, it is done once. */
    public String key() {
        return kind.label() + ":" + asset.hex() + (variant.isEmpty() ? "" : ":" + variant);
    }
}
