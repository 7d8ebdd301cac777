package sluice.signal;

import java.time.Instant;
import sluice.asset.AssetId;
import sluice.asset.Label;
import sluice.asset.Standing;

/**
 * A dated fact about an asset's worth; see {@link NewSignal} for its parts.
 *
 * @param id ascending in the order of recording
 */
public record Signal(long id, AssetId asset, SignalKind kind, String detail, double amount, Instant at, String origin) {
    /** How an asset stands after this. */
    public Standing applyTo(Standing before) {
        return switch (kind) {
            case STARRED -> before.withStar(true);
            case UNSTARRED -> before.withStar(false);
            case RATED -> before.withRating((int) amount);
            case TAGGED -> before.withTag(detail, true);
            case UNTAGGED -> before.withTag(detail, false);
            case COLLECTED, PORTFOLIO, DELIVERED -> before.withCollection(detail, true);
            case UNCOLLECTED -> before.withCollection(detail, false);
            case LABELLED -> before.withLabel(Label.named(detail).orElse(null));
            case REJECTED, DELETED -> before.withTrashed(true);
            case RESTORED -> before.withTrashed(false);
            case VIEWED, DOWNLOADED, SHARED, PROMOTED, DISMISSED -> before;
        };
    }
}
