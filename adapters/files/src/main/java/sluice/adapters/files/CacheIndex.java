package sluice.adapters.files;

import java.util.List;
import sluice.render.cache.CacheKind;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;

/** What is known of a cache's entries without looking at their files; not safe for several threads. */
final class CacheIndex {
    final Eviction<CacheName> eviction;
    private long hits;
    private long misses;
    private double savedSeconds;
    private long evicted;

    CacheIndex(long mostBytes) {
        eviction = new Eviction<>(mostBytes);
    }

    /** Sums until now, which a restart leaves as they are. */
    record Totals(long hits, long misses, long evicted, double savedSeconds, double age, double leastRate) {}

    Totals totals() {
        return new Totals(hits, misses, evicted, savedSeconds, eviction.age(), eviction.leastRate());
    }

    void restore(Totals before) {
        hits = before.hits;
        misses = before.misses;
        evicted = before.evicted;
        savedSeconds = before.savedSeconds;
        eviction.restoreAge(before.age, before.leastRate);
    }

    boolean has(CacheName name) {
        return eviction.standing(name) != null;
    }

    /** The names of those that go for it. */
    List<CacheName> put(CacheName name, long bytes, double seconds) {
        List<CacheName> gone = eviction.put(name, bytes, seconds);
        evicted += gone.size();
        return gone;
    }

    /** Evicts what does not fit any more. */
    List<CacheName> shrunk() {
        List<CacheName> gone = eviction.shrunk();
        evicted += gone.size();
        return gone;
    }

    void hit(CacheName name, double seconds) {
        eviction.used(name);
        if (name.kind() != CacheKind.SIMILAR) {
            hits++;
            savedSeconds += seconds;
        }
    }

    void missed(CacheKind kind) {
        misses += kind == CacheKind.SIMILAR ? 0 : 1;
    }

    /** How much room everything took. */
    long clear() {
        long held = eviction.held();
        eviction.clear();
        return held;
    }

    RenderCache.Figures figures() {
        return new RenderCache.Figures(
                eviction.entries(),
                eviction.held(),
                eviction.most(),
                hits,
                misses,
                savedSeconds,
                evicted,
                eviction.leastRate());
    }
}
