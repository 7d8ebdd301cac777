package sluice.contracts.render;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import sluice.render.cache.CacheKind;
import sluice.render.cache.RenderCache;

/** A cache whose writes take a stated time, which passes on a clock that is moved by hand. */
public final class TimedRenderCache implements RenderCache {
    private final RenderCache cache;
    private final AtomicLong nanos;
    private volatile double seconds;

    /** @param nanos the clock */
    public TimedRenderCache(RenderCache cache, AtomicLong nanos) {
        this.cache = cache;
        this.nanos = nanos;
    }

    /** From now on; nothing until it is said. */
    public void writesTake(double secondsAnEntry) {
        seconds = secondsAnEntry;
    }

    @Override
    public Optional<Entry> get(CacheKind kind, String key) {
        return cache.get(kind, key);
    }

    @Override
    public void put(CacheKind kind, String key, Entry entry) {
        nanos.addAndGet((long) (1e9 * seconds));
        cache.put(kind, key, entry);
    }

    @Override
    public Figures figures() {
        return cache.figures();
    }

    @Override
    public long clear() {
        return cache.clear();
    }

    @Override
    public void close() {
        cache.close();
    }
}
