package sluice.render.cache;

import java.util.Optional;

/**
 * Port: bytes by key, on disk and bounded.
 *
 * <p>The contract, which {@code RenderCacheContract} tests line by line:
 *
 * <ul>
 *   <li>What was put is found again, also after a restart, until it is evicted. A key put again is replaced.
 *   <li>Never more than {@link Figures#mostBytes()} are kept: what saves the fewest seconds a byte goes first, as
 *       {@code Eviction} says. What is larger than that alone is not kept.
 *   <li>An entry is whole or not there: damaged or half-written ones are missed and removed, whatever was killed when.
 *   <li>Nothing here ever fails a rendering: a disk that fails is a miss, and is logged.
 *   <li>Calls from any number of threads are safe.
 * </ul>
 */
public interface RenderCache extends AutoCloseable {
    /** @param seconds what it took to compute, and what a hit saves */
    record Entry(byte[] bytes, double seconds) {}

    /**
     * How much there is.
     *
     * @param savedSeconds of all hits since the cache was made
     */
    record Figures(
            long entries, long bytes, long mostBytes, long hits, long misses, double savedSeconds, long evicted) {}

    Optional<Entry> get(CacheKind kind, String key);

    void put(CacheKind kind, String key, Entry entry);

    Figures figures();

    /** Removes everything; how many bytes. */
    long clear();

    @Override
    void close();
}
