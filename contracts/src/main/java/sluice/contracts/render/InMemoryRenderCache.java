package sluice.contracts.render;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sluice.render.cache.CacheKind;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;

/** A cache that lives as long as what it is made over. */
public final class InMemoryRenderCache implements RenderCache {
    private record Name(CacheKind kind, String key) {}

    /** What survives a restart. */
    private static final class Disk {
        private final Eviction<Name> eviction;
        private final Map<Name, Entry> entries = new HashMap<>();
        private long hits;
        private long misses;
        private double savedSeconds;
        private long evicted;

        Disk(long mostBytes) {
            eviction = new Eviction<>(mostBytes);
        }
    }

    /** Everything of it is guarded by it. */
    private final Disk disk;

    private boolean closed;

    public InMemoryRenderCache(long mostBytes) {
        this(new Disk(mostBytes));
    }

    private InMemoryRenderCache(Disk disk) {
        this.disk = disk;
    }

    /** The same cache after a restart. */
    public InMemoryRenderCache reopened() {
        close();
        return new InMemoryRenderCache(disk);
    }

    @Override
    public Optional<Entry> get(CacheKind kind, String key) {
        Name name = new Name(kind, RenderCache.requireKey(key));
        synchronized (disk) {
            Entry entry = closed ? null : disk.entries.get(name);
            if (entry != null) {
                disk.eviction.used(name);
            }
            if (kind != CacheKind.SIMILAR && !closed) {
                disk.hits += entry == null ? 0 : 1;
                disk.misses += entry == null ? 1 : 0;
                disk.savedSeconds += entry == null ? 0 : entry.seconds();
            }
            return Optional.ofNullable(entry);
        }
    }

    @Override
    public void put(CacheKind kind, String key, Entry entry) {
        Name name = new Name(kind, RenderCache.requireKey(key));
        synchronized (disk) {
            if (closed) {
                return;
            }
            disk.entries.put(name, entry);
            for (Name gone : disk.eviction.put(name, entry.bytes().length, entry.seconds())) {
                Objects.requireNonNull(disk.entries.remove(gone));
                disk.evicted++;
            }
        }
    }

    @Override
    public Figures figures() {
        synchronized (disk) {
            return new Figures(
                    disk.entries.size(),
                    disk.eviction.held(),
                    disk.eviction.most(),
                    disk.hits,
                    disk.misses,
                    disk.savedSeconds,
                    disk.evicted,
                    disk.eviction.leastRate());
        }
    }

    @Override
    public long clear() {
        synchronized (disk) {
            long held = disk.eviction.held();
            disk.entries.clear();
            disk.eviction.clear();
            return held;
        }
    }

    @Override
    public void close() {
        synchronized (disk) {
            closed = true;
        }
    }
}
