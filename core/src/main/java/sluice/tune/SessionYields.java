package sluice.tune;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.curate.Session;
import sluice.value.FactsReading;
import sluice.value.History;
import sluice.value.Surroundings;
import sluice.value.ValueFacts;

/**
 * How sessions did as of a moment: which of their assets had been starred, rated well, downloaded, shared, collected or made
 * larger before it. Today's yield would tell of the very choice that is to be foretold. How many assets a session has is
 * taken from today: it ends within a day.
 */
final class SessionYields {
    private static final int WELL_RATED = 4;

    private final Map<Long, Map<AssetId, Instant>> valued = new HashMap<>();

    /** @param history all that holds of the asset today, outcomes included */
    void take(@Nullable Long session, AssetId asset, History history, List<Surroundings.Child> children) {
        if (session != null) {
            first(history, children)
                    .ifPresent(at -> valued.computeIfAbsent(session, id -> new HashMap<>())
                            .put(asset, at));
        }
    }

    /** What the session said about its assets just before a moment. */
    ValueFacts.Event asOf(Session session, Instant moment) {
        long before = valued.getOrDefault(session.id(), Map.of()).values().stream()
                .filter(at -> at.isBefore(moment))
                .count();
        return FactsReading.session(new Session(
                session.id(), session.from(), session.to(), session.assets(), Math.min(before, session.assets())));
    }

    private static Optional<Instant> first(History history, List<Surroundings.Child> children) {
        Instant first = earlier(null, history.starred());
        first = earlier(first, history.rating() >= WELL_RATED ? history.rated() : null);
        first = earliest(first, history.downloaded());
        first = earliest(first, history.shared());
        first = earliest(first, history.collections().values());
        first = earliest(first, history.outcomes().values());
        first = earliest(
                first,
                children.stream()
                        .filter(child -> child.kind() == Lineage.Kind.UPSCALED)
                        .map(Surroundings.Child::at)
                        .toList());
        return Optional.ofNullable(first);
    }

    private static @Nullable Instant earliest(@Nullable Instant first, Collection<Instant> others) {
        Instant so = first;
        for (Instant other : others) {
            so = earlier(so, other);
        }
        return so;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
