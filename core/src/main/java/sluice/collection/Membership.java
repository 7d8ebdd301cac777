package sluice.collection;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sluice.asset.AssetId;
import sluice.signal.Signal;
import sluice.signal.SignalKind;

/**
 * That an asset is in a collection.
 *
 * @param kind how it was put in: collected, portfolio or delivered
 * @param at since when
 */
public record Membership(String collection, AssetId asset, SignalKind kind, Instant at) {
    public Membership {
        if (CollectionKind.of(kind).isEmpty()) {
            throw new IllegalArgumentException(kind + " puts nothing into a collection");
        }
    }

    Membership in(String other, SignalKind as) {
        return new Membership(other, asset, as, at);
    }

    /**
     * Who is in a collection, in the order of having been put in. Who was put in twice counts as what says more: an
     * outcome stays one.
     *
     * @param signals all that name this collection, in the order of recording; others are passed over
     */
    public static List<Membership> replay(String collection, Collection<Signal> signals) {
        Map<AssetId, Membership> members = new LinkedHashMap<>();
        for (Signal signal : signals) {
            if (!signal.detail().equals(collection)) {
                continue;
            }
            if (signal.kind() == SignalKind.UNCOLLECTED) {
                members.remove(signal.asset());
            } else if (CollectionKind.of(signal.kind()).isPresent()) {
                Membership added = new Membership(collection, signal.asset(), signal.kind(), signal.at());
                members.merge(
                        signal.asset(), added, (before, now) -> now.kind() == SignalKind.COLLECTED ? before : now);
            }
        }
        return List.copyOf(members.values());
    }
}
