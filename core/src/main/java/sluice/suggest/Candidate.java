package sluice.suggest;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Standing;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.value.History;

/**
 * What suggestions know of an asset.
 *
 * @param quality its own, 0 to 1; null when it was not measured, also when it inherits its cover's
 * @param chosen whether somebody said that it is good: a star, four or five of rating, a collection, a download, a share
 * @param marked whether anybody ever said anything of it, good or bad; looking at it is not enough
 * @param doubted whether it was rated one or two, or rejected
 * @param viewed how often it was open
 * @param dismissed when a suggestion of each kind about it was turned down last
 */
record Candidate(
        AssetId id,
        @Nullable Long session,
        @Nullable Long stack,
        @Nullable Double quality,
        double value,
        boolean chosen,
        boolean marked,
        boolean doubted,
        boolean trashed,
        int viewed,
        Map<SuggestionKind, Instant> dismissed) {
    private static final int GOOD = 4;
    private static final int POOR = 2;

    /** @param signals all of its signals, in the order of recording */
    static Candidate of(Asset asset, List<Signal> signals) {
        Standing standing = asset.standing();
        History history = History.of(signals);
        Double value = standing.value();
        boolean liked = standing.starred()
                || standing.rating() >= GOOD
                || !standing.collections().isEmpty();
        return new Candidate(
                asset.id(),
                standing.session(),
                standing.stack(),
                standing.summary().inherited() ? null : standing.summary().quality(),
                value == null ? 0 : value,
                liked || !history.downloaded().isEmpty() || !history.shared().isEmpty(),
                liked || standing.rating() > 0 || standing.label() != null || marked(history),
                standing.trashed() || standing.rating() > 0 && standing.rating() <= POOR,
                standing.trashed(),
                history.viewed().size(),
                dismissals(signals));
    }

    private static boolean marked(History history) {
        return !history.tags().isEmpty()
                || !history.downloaded().isEmpty()
                || !history.shared().isEmpty()
                || history.promoted() != null;
    }

    private static Map<SuggestionKind, Instant> dismissals(List<Signal> signals) {
        Map<SuggestionKind, Instant> last = new EnumMap<>(SuggestionKind.class);
        for (Signal signal : signals) {
            for (SuggestionKind kind : SuggestionKind.values()) {
                if (signal.kind() == SignalKind.DISMISSED && signal.detail().equals(kind.label())) {
                    last.put(kind, signal.at());
                }
            }
        }
        return last;
    }

    /** Whether such a suggestion about it was turned down not long ago. */
    boolean dismissed(SuggestionKind kind, Instant now, SuggestionRules rules) {
        Instant at = dismissed.get(kind);
        return at != null && at.plus(rules.dismissed()).isAfter(now);
    }
}
