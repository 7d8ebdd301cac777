package sluice.contracts.render;

import java.util.Optional;
import java.util.SplittableRandom;
import sluice.render.cache.CacheKind;
import sluice.render.cache.RenderCache;

/**
 * A cache on a bad disk, the same one for the same seed: it misses what is there, forgets what it is given, and gives
 * back bytes that are cut short or changed.
 */
public final class FaultyRenderCache implements RenderCache {
    private final RenderCache cache;

    /** Guarded by itself. */
    private final SplittableRandom random;

    private final double often;

    /** @param often the share of calls that go wrong */
    public FaultyRenderCache(RenderCache cache, long seed, double often) {
        this.cache = cache;
        this.random = new SplittableRandom(seed);
        this.often = often;
    }

    @Override
    public Optional<Entry> get(CacheKind kind, String key) {
        Optional<Entry> found = cache.get(kind, key);
        if (found.isEmpty() || !strikes()) {
            return found;
        }
        return switch (drawn(3)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(cut(found.get()));
            default -> Optional.of(changed(found.get()));
        };
    }

    private Entry cut(Entry entry) {
        byte[] bytes = new byte[drawn(entry.bytes().length + 1)];
        System.arraycopy(entry.bytes(), 0, bytes, 0, bytes.length);
        return new Entry(bytes, entry.seconds());
    }

    private Entry changed(Entry entry) {
        byte[] bytes = entry.bytes().clone();
        if (bytes.length > 0) {
            bytes[drawn(bytes.length)] ^= (byte) (1 << drawn(Byte.SIZE));
        }
        return new Entry(bytes, entry.seconds());
    }

    @Override
    public void put(CacheKind kind, String key, Entry entry) {
        if (!strikes()) {
            cache.put(kind, key, entry);
        }
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

    private boolean strikes() {
        synchronized (random) {
            return random.nextDouble() < often;
        }
    }

    private int drawn(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }
}
