package sluice.render.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sluice.render.route.PoolView;
import sluice.render.route.Quote;

/**
 * The pools as they were a moment ago, with what was promised since: a burst of requests asks the database a few times a
 * second, not once each, and still spreads over the pools.
 */
final class PoolsNow {
    private static final Duration KEPT = Duration.ofMillis(250);

    private final Supplier<List<PoolView>> pools;
    private final InstantSource clock;
    private final Map<String, Double> promised = new HashMap<>();
    private List<PoolView> seen = List.of();
    private Instant until = Instant.MIN;

    PoolsNow(Supplier<List<PoolView>> pools, InstantSource clock) {
        this.pools = pools;
        this.clock = clock;
    }

    synchronized List<PoolView> get() {
        Instant now = clock.instant();
        if (!now.isBefore(until)) {
            seen = List.copyOf(pools.get());
            promised.clear();
            until = now.plus(KEPT);
        }
        return promised.isEmpty() ? seen : seen.stream().map(this::withPromises).toList();
    }

    synchronized void promise(Quote quote) {
        double seconds = quote.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        promised.merge(quote.pool(), seconds, Double::sum);
    }

    /** The next one who asks gets them as they are. */
    synchronized void forget() {
        until = Instant.MIN;
    }

    private PoolView withPromises(PoolView view) {
        return new PoolView(
                view.pool(),
                view.models(),
                view.loaded(),
                view.busy(),
                view.backlogSeconds() + promised.getOrDefault(view.pool().name(), 0.0),
                view.outUntil(),
                view.trouble());
    }
}
