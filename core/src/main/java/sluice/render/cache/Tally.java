package sluice.render.cache;

/**
 * How one kind of cache has done since the start.
 *
 * @param misses times it was looked for and not there; for {@link CacheKind#SIMILAR}, and nothing was similar enough
 * @param savedSeconds of all its hits
 */
public record Tally(long hits, long misses, double savedSeconds) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally hit(double seconds) {
        return new Tally(hits + 1, misses, savedSeconds + seconds);
    }

    Tally missed() {
        return new Tally(hits, misses + 1, savedSeconds);
    }
}
