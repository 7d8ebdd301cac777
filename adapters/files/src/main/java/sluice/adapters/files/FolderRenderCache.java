package sluice.adapters.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
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

    private final Path root;
    private final Path arriving;
    private final AtomicLong written = new AtomicLong();
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
        this.root = root;
        this.arriving = root.resolve("arriving");
        this.index = new CacheIndex(mostBytes);
        tried("opened", () -> {
            Files.createDirectories(arriving);
            Files.createDirectories(root);
            deleteAll(filesOf(arriving));
            CacheLog.replay(root.resolve("index"), index);
            compareWithFiles();
            beginLog();
        });
    }

    private void compareWithFiles() throws IOException {
        TreeMap<String, Path> unknown = new TreeMap<>();
        TreeMap<String, CacheName> gone = new TreeMap<>();
        index.eviction.all().forEach(name -> gone.put(name.in(root).toString(), name));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f]")) {
            for (Path folder : folders) {
                for (Path file : filesOf(folder)) {
                    CacheName known = gone.get(file.toString());
                    if (known != null && isAsLong(file, known)) {
                        gone.remove(file.toString());
                    } else if (CacheName.ofFile(file).isPresent()) {
                        unknown.put(file.toString(), file);
                    }
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        gone.values().forEach(index.eviction::remove);
        for (Path file : unknown.values()) {
            adopt(file);
        }
        delete(index.shrunk());
    }

    /** Not so when a process was killed after it replaced the file and before it noted that down. */
    private boolean isAsLong(Path file, CacheName name) throws IOException {
        Eviction.Standing standing = index.eviction.standing(name);
        return standing != null && standing.room() == Eviction.room(Files.size(file) - Eviction.HEADER);
    }

    private void adopt(Path file) throws IOException {
        Optional<CacheFile.Header> header =
                CacheFile.header(file).filter(found -> found.name().in(root).equals(file));
        if (header.isPresent()) {
            CacheFile.Header found = header.get();
            delete(index.put(found.name(), found.length(), found.seconds()));
        } else {
            Files.deleteIfExists(file);
        }
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
            Optional<Entry> found = CacheFile.read(name.in(root), name);
            if (found.isEmpty()) {
                LOG.warn("{} is damaged and is removed", name.in(root));
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
            if (CacheFile.read(name.in(root), name).isEmpty()) {
                forget(name);
                Files.deleteIfExists(name.in(root));
            }
        });
    }

    private void forgetMissing(CacheName name) {
        lock.lock();
        try {
            if (!Files.exists(name.in(root))) {
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
        Path part = arriving.resolve(written.incrementAndGet() + ".part");
        tried("written", () -> {
            boolean fits = Eviction.room(entry.bytes().length) <= index.eviction.most();
            try {
                if (fits) {
                    writeAside(part, name, entry);
                }
                locked(() -> takeIn(name, part, fits, entry));
            } finally {
                Files.deleteIfExists(part);
            }
        });
    }

    private void writeAside(Path part, CacheName name, Entry entry) throws IOException {
        try {
            CacheFile.write(part, name, entry);
        } catch (NoSuchFileException e) {
            Files.createDirectories(arriving);
            CacheFile.write(part, name, entry);
        }
    }

    private void takeIn(CacheName name, Path part, boolean fits, Entry entry) throws IOException {
        if (closed) {
            return;
        }
        if (fits) {
            Files.createDirectories(name.folderIn(root));
            Files.move(part, name.in(root), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        List<CacheName> gone = index.put(name, entry.bytes().length, entry.seconds());
        logged(to -> to.put(name, entry.bytes().length, entry.seconds()));
        delete(gone);
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
            tried("cleared", () -> delete(all));
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

    private void delete(Collection<CacheName> names) throws IOException {
        deleteAll(names.stream().map(name -> name.in(root)).toList());
    }

    private static void deleteAll(Collection<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
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
            LOG.warn("The cache in {} could not be {}; what it would have spared is computed", root, what, cause);
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
        log = CacheLog.begin(root.resolve("index"), arriving.resolve("index.part"), index);
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
