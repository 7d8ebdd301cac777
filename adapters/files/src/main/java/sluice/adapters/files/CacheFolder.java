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
import org.jspecify.annotations.Nullable;
import sluice.render.cache.Eviction;
import sluice.render.cache.RenderCache;

/**
 * The files of a cache: a file an entry, {@code ab/abcd….final-latent}, written in {@code arriving} and then moved to its
 * place.
 */
final class CacheFolder {
    private final Path root;
    private final Path arriving;
    private final AtomicLong written = new AtomicLong();

    CacheFolder(Path root) {
        this.root = root;
        this.arriving = root.resolve("arriving");
    }

    /** Makes it if it is not there, and takes away what was not written to its end. */
    void open() throws IOException {
        Files.createDirectories(arriving);
        Files.createDirectories(root);
        deleteAll(filesOf(arriving));
    }

    Path root() {
        return root;
    }

    /** The log of what happened to the entries. */
    Path index() {
        return root.resolve("index");
    }

    /** Where the log is written before it takes the place of the one before. */
    Path nextIndex() {
        return arriving.resolve("index.part");
    }

    /** Where an entry can be written to, each time another. */
    Path nextPart() {
        return arriving.resolve(written.incrementAndGet() + ".part");
    }

    /** Takes into an index what it does not know, and out of it what is gone; what is then too much is deleted. */
    void compareWith(CacheIndex index) throws IOException {
        TreeMap<String, Path> unknown = new TreeMap<>();
        TreeMap<String, CacheName> gone = new TreeMap<>();
        index.eviction.all().forEach(name -> gone.put(name.in(root).toString(), name));
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f]")) {
            for (Path folder : folders) {
                for (Path file : filesOf(folder)) {
                    CacheName known = gone.get(file.toString());
                    if (known != null && isAsLong(file, index.eviction.standing(known))) {
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
            adopt(file, index);
        }
        delete(index.shrunk());
    }

    /** Not so when a process was killed after it replaced the file and before it noted that down. */
    private static boolean isAsLong(Path file, Eviction.@Nullable Standing standing) throws IOException {
        return standing != null && standing.room() == Eviction.room(Files.size(file) - Eviction.HEADER);
    }

    private void adopt(Path file, CacheIndex index) throws IOException {
        Optional<CacheFile.Header> header =
                CacheFile.header(file).filter(found -> found.name().in(root).equals(file));
        if (header.isPresent()) {
            CacheFile.Header found = header.get();
            delete(index.put(found.name(), found.length(), found.seconds()));
        } else {
            Files.deleteIfExists(file);
        }
    }

    /** Writes an entry whole, where nobody looks for it. */
    void writeAside(Path part, CacheName name, RenderCache.Entry entry) throws IOException {
        try {
            CacheFile.write(part, name, entry);
        } catch (NoSuchFileException e) {
            Files.createDirectories(arriving);
            CacheFile.write(part, name, entry);
        }
    }

    /** Moves what was written aside to its place, over what may be there. */
    void moveIn(Path part, CacheName name) throws IOException {
        Files.createDirectories(name.folderIn(root));
        Files.move(part, name.in(root), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(Collection<CacheName> names) throws IOException {
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
}
