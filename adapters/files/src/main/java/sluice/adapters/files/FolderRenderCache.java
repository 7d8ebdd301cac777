package sluice.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.render.cache.CacheKind;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;

/**
 * A cache in a folder that nobody else uses: a file an entry, {@code ab/abcd….final-latent}, and {@code index}, a log of
 * what happened to them. A file is written aside and then moved to its place, and carries checksums, so that a kill or a
 * power failure leaves entries whole or missing. Files are the truth: those that the log does not know are taken in by
 * their headers, and it forgets those that are gone.
 *
 * <p>Files are read and written outside the lock. Under it are only the index, its log and the moves and deletions that
 * keep files and index together.
 */
public final class FolderRenderCache implements RenderCache {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRenderCache.class);

    private final CacheFolder folder;
    private final ReentrantLock lock = new ReentrantLock();

    /** These are guarded by the lock. */
    private final CacheIndex index;

    private @Nullable CacheLog log;
    private boolean closed;

    /** Whether the last thing that was tried failed, so that a full disk does not fill the log too. */
    private volatile boolean troubled;

    /**
     * @param root need not exist yet; has one owner at a time
     * @param mostBytes what its entries may take, in whole blocks
     */
    public FolderRenderCache(Path root, long mostBytes) {
        this.folder = new CacheFolder(root);
        this.index = new CacheIndex(mostBytes);
        tried("opened", () -> {
            folder.open();
            CacheLog.replay(folder.index(), index);
            folder.compareWith(index);
            beginLog();
        });
    }

    @Override
    public Optional<Entry> get(CacheKind kind, String key) {
        CacheName name = new CacheName(kind, key);
        if (!known(name)) {
            return Optional.empty();
        }
        Optional<Entry> found = read(name);
        count(name, found.orElse(null));
        return found;
    }

    private Optional<Entry> read(CacheName name) {
        try {
            Optional<Entry> found = CacheFile.read(name.in(folder.root()), name);
            if (found.isEmpty()) {
                LOG.warn("{} is damaged and is removed", name.in(folder.root()));
                removeDamaged(name);
            }
            return found;
        } catch (NoSuchFileException e) {
            forgetMissing(name);
        } catch (IOException e) {
            failed("read", e);
        }
        return Optional.empty();
    }

    private boolean known(CacheName name) {
        lock.lock();
        try {
            boolean there = !closed && index.has(name);
            if (!there && !closed) {
                index.missed(name.kind());
            }
            return there;
        } finally {
            lock.unlock();
        }
    }

    private void count(CacheName name, @Nullable Entry found) {
        lock.lock();
        try {
            if (found == null) {
                index.missed(name.kind());
            } else {
                index.hit(name, found.seconds());
                logged(to -> to.hit(name, found.seconds()));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Looked at again under the lock: somebody may have put a new one meanwhile. */
    private void removeDamaged(CacheName name) throws IOException {
        locked(() -> {
            if (CacheFile.read(name.in(folder.root()), name).isEmpty()) {
                forget(name);
                Files.deleteIfExists(name.in(folder.root()));
            }
        });
    }

    private void forgetMissing(CacheName name) {
        lock.lock();
        try {
            if (!Files.exists(name.in(folder.root()))) {
                forget(name);
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(CacheName name) {
        if (index.eviction.remove(name)) {
            logged(to -> to.removed(name));
        }
    }

    @Override
    public void put(CacheKind kind, String key, Entry entry) {
        CacheName name = new CacheName(kind, key);
        Path part = folder.nextPart();
        tried("written", () -> {
            boolean fits = Eviction.room(entry.bytes().length) <= index.eviction.most();
            try {
                if (fits) {
                    folder.writeAside(part, name, entry);
                }
                locked(() -> takeIn(name, part, fits, entry));
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    private void takeIn(CacheName name, Path part, boolean fits, Entry entry) throws IOException {
        if (closed) {
            return;
        }
        if (fits) {
            folder.moveIn(part, name);
        }
        List<CacheName> gone = index.put(name, entry.bytes().length, entry.seconds());
        logged(to -> to.put(name, entry.bytes().length, entry.seconds()));
        folder.delete(gone);
    }

    @Override
    public Figures figures() {
        lock.lock();
        try {
            return index.figures();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long clear() {
        lock.lock();
        try {
            List<CacheName> all = index.eviction.all();
            long held = index.clear();
            logged(CacheLog::cleared);
            tried("cleared", () -> folder.delete(all));
            return held;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                logged(to -> to.totals(index.totals()));
                endLog();
            }
        } finally {
            lock.unlock();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private interface Logging {
        void to(CacheLog log) throws IOException;
    }

    private void locked(Work work) throws IOException {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void tried(String what, Work work) {
        try {
            work.run();
            troubled = false;
        } catch (IOException e) {
            failed(what, e);
        }
    }

    private void failed(String what, IOException cause) {
        if (!troubled) {
            LOG.warn(
                    "The cache in {} could not be {}; what it would have spared is computed",
                    folder.root(),
                    what,
                    cause);
        }
        troubled = true;
    }

    /** A log that cannot be written is given up until the next start, which then looks at the files. */
    private void logged(Logging record) {
        CacheLog now = log;
        if (now == null) {
            return;
        }
        try {
            record.to(now);
            if (now.isLong(index.eviction.entries()) && !closed) {
                beginLog();
            }
        } catch (IOException e) {
            failed("noted down", e);
            endLog();
        }
    }

    private void beginLog() throws IOException {
        endLog();
        log = CacheLog.begin(folder.index(), folder.nextIndex(), index);
    }

    private void endLog() {
        CacheLog now = log;
        log = null;
        if (now != null) {
            try {
                now.close();
            } catch (IOException e) {
                failed("closed", e);
            }
        }
    }
}
