package sluice.render.cache;

import java.util.Optional;

/**
 * Port: bytes by key, on disk and bounded.
 *
 * <p>The contract, which {@code RenderCacheContract} tests line by line:
 *
 * <ul>
 *   <li>What was put is found again, also after a restart, until it is evicted. A key put again is replaced. The same key
 *       of another kind is another entry.
 *   <li>Never more than {@link Figures#mostBytes()} are kept: what saves the fewest seconds a byte goes first, as
 *       {@link Eviction} says. What is larger than that alone is not kept.
 *   <li>An entry is whole or not there: damaged or half-written ones are missed and removed, whatever was killed when.
 *   <li>Nothing here ever fails a rendering: a disk that fails is a miss, and is logged.
 *   <li>A key that is not 64 lower-case hexadecimal digits is an {@code IllegalArgumentException}.
 *   <li>{@link CacheKind#SIMILAR} holds the lists of what is alike: looking one up is no hit, no miss and saves nothing.
 *   <li>Calls from any number of threads are safe. After {@link #close} everything is missed.
 * </ul>
 */
public interface RenderCache extends AutoCloseable {
    /** Of a key: SHA-256 in hexadecimal. */
    int KEY_DIGITS = 64;

    /**
     * @param bytes not to be changed
     * @param seconds what it took to compute, and what a hit saves
     */
    record Entry(byte[] bytes, double seconds) {
        public Entry {
            if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("nothing takes " + seconds + " seconds");
            }
        }
    }

    /**
     * How much there is.
     *
     * @param bytes the room that entries take, in whole blocks: {@link Eviction#room}
     * @param savedSeconds of all hits since the cache was made
     * @param leastRate what was evicted last saved so many seconds for each byte; 0 when nothing was since the start
     */
    record Figures(
            long entries,
            long bytes,
            long mostBytes,
            long hits,
            long misses,
            double savedSeconds,
            long evicted,
            double leastRate) {}

    Optional<Entry> get(CacheKind kind, String key);

    void put(CacheKind kind, String key, Entry entry);

    Figures figures();

    /** Removes everything; how many bytes. The sums of hits and of what they saved stay. */
    long clear();

    @Override
    void close();

    /** @throws IllegalArgumentException when it is no key */
    static String requireKey(String key) {
        boolean fits = key.length() == KEY_DIGITS
                && key.chars().allMatch(digit -> digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f');
        if (!fits) {
            throw new IllegalArgumentException(
                    "a key is " + KEY_DIGITS + " lower-case hexadecimal digits, not \"" + key + "\"");
        }
        return key;
    }
}
