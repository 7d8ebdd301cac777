package sluice.render.cache;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.render.cache.RenderCache.Entry;

/** Entries as what they stand for: counted, weighed before they are kept, and read back or missed. Safe for any number of threads. */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final RenderCache cache;
    private final Worth worth;
    private final Tallies tallies = new Tallies();

    Shelf(RenderCache cache, Worth worth) {
        this.cache = cache;
        this.worth = worth;
    }

    interface Decoding<T> {
        T of(byte[] bytes) throws DamagedException;
    }

    RenderCache cache() {
        return cache;
    }

    Worth worth() {
        return worth;
    }

    Map<CacheKind, Tally> tallies() {
        return tallies.now();
    }

    /** What is there, not counted yet: {@link #counted}. */
    <T> Optional<Hit<T>> read(CacheKind kind, String key, Decoding<T> decoding) {
        Optional<Entry> entry = cache.get(kind, key);
        worth.askedFor(kind, key, entry.isPresent());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try {
            T value = decoding.of(entry.get().bytes());
            return Optional.of(new Hit<>(value, new CacheHit(kind, entry.get().seconds(), null)));
        } catch (DamagedException e) {
            LOG.warn("A {} that was kept is computed again: {}", kind.label(), e.getMessage());
            return Optional.empty();
        }
    }

    <T> Optional<Hit<T>> counted(CacheKind kind, Optional<Hit<T>> found) {
        found.ifPresentOrElse(hit -> tallies.hit(kind, hit.credit().savedSeconds()), () -> tallies.missed(kind));
        return found;
    }

    /**
     * Keeps what is worth it.
     *
     * @param bytes about, before packing
     * @param seconds to compute it from nothing
     * @return how many bytes were kept; 0 when it is not worth it
     */
    long put(CacheKind kind, String key, long bytes, double seconds, Supplier<byte[]> packed) {
        // A clock that ran backwards measures what nobody can weigh.
        if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        worth.computed(kind, key);
        if (!worth.pays(kind, seconds, bytes)) {
            return 0;
        }
        long since = worth.now();
        Entry entry = new Entry(packed.get(), seconds);
        cache.put(kind, key, entry);
        worth.stored(kind, bytes, since);
        return entry.bytes().length;
    }
}
