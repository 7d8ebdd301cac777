package sluice.render.cache;

import java.util.EnumMap;
import java.util.Map;

/** Counts hits and misses by kind; safe for any number of threads. */
final class Tallies {
    private final Map<CacheKind, Tally> byKind = new EnumMap<>(CacheKind.class);

    Tallies() {
        for (CacheKind kind : CacheKind.values()) {
            byKind.put(kind, Tally.NONE);
        }
    }

    synchronized void hit(CacheKind kind, double savedSeconds) {
        byKind.computeIfPresent(kind, (same, tally) -> tally.hit(savedSeconds));
    }

    synchronized void missed(CacheKind kind) {
        byKind.computeIfPresent(kind, (same, tally) -> tally.missed());
    }

    synchronized Map<CacheKind, Tally> now() {
        return Map.copyOf(byKind);
    }
}
