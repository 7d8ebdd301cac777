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
 * That an asset is in a collection. Who was put in in two ways, such as collected and then into a portfolio, is in it
 * twice: each way counts by itself towards an asset's value.
 *
 * @param kind how it was put in: collected, portfolio or delivered
 * @param at since when
 */
public record Membership(String collection, AssetId asset, SignalKind kind, Instant at) {
    /** What can hold only once. */
    private record Way(AssetId asset, SignalKind kind) {}

    public Membership {
        if (CollectionKind.of(kind).isEmpty()) {
            throw new IllegalArgumentException(kind + " puts nothing into a collection");
        }
    }

    Membership in(String other, SignalKind as) {
        return new Membership(other, asset, as, at);
    }

    /**
     * Who is in a collection, in the order of having been put in first; the date is that of the last time.
     *
     * @param signals all that name this collection, in the order of recording; others are passed over
     */
    public static List<Membership> replay(String collection, Collection<Signal> signals) {
        Map<Way, Membership> members = new LinkedHashMap<>();
        for (Signal signal : signals) {
            if (!signal.detail().equals(collection)) {
                continue;
            }
            if (signal.kind() == SignalKind.UNCOLLECTED) {
                CollectionKind.addings().forEach(kind -> members.remove(new Way(signal.asset(), kind)));
            } else if (CollectionKind.of(signal.kind()).isPresent()) {
                members.put(
                        new Way(signal.asset(), signal.kind()),
                        new Membership(collection, signal.asset(), signal.kind(), signal.at()));
            }
        }
        return List.copyOf(members.values());
    }
}
