package sluice.adapters.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.Renditions;

/**
 * Renditions as files, {@code ab/abcd….thumbnail.jpg}: 256 folders of some 4,000 files each at a million assets, where a
 * second level would cost a new folder for almost every file of the first ten thousand. A file is written in a folder of
 * its own and then moved to its place, so that nobody ever reads half of one.
 */
public final class FolderRenditions implements Renditions {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRenditions.class);

    private final Path root;

    /** Where files are while they are written; on the same disk as their places. */
    private final Path arriving;

    private final AtomicLong written = new AtomicLong();

    /**
     * Removes what a killed process was writing here, so a folder has one owner at a time.
     *
     * @param root need not exist yet
     */
    public FolderRenditions(Path root) {
        this.root = root;
        this.arriving = root.resolve("arriving");
        discardUnfinished();
    }

    private void discardUnfinished() {
        if (!Files.isDirectory(arriving)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(arriving)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("What was left over in {} could not be removed", arriving, e);
        }
    }

    @Override
    public void put(String key, Kind kind, byte[] jpeg) {
        Path place = place(key, kind);
        Path part = arriving.resolve(written.incrementAndGet() + ".part");
        try {
            try {
                Files.write(part, jpeg);
                move(part, place);
            } catch (NoSuchFileException e) {
                Files.createDirectories(arriving);
                Files.createDirectories(folder(key));
                Files.write(part, jpeg);
                move(part, place);
            }
        } catch (IOException e) {
            throw failed("write", place, e);
        }
    }

    @Override
    public Optional<byte[]> get(String key, Kind kind) {
        Path place = place(key, kind);
        try {
            return Optional.of(Files.readAllBytes(place));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", place, e);
        }
    }

    @Override
    public boolean has(String key, Kind kind) {
        return Files.isRegularFile(place(key, kind));
    }

    @Override
    public void delete(String key) {
        for (Kind kind : Kind.values()) {
            try {
                Files.deleteIfExists(place(key, kind));
            } catch (IOException e) {
                throw failed("delete", place(key, kind), e);
            }
        }
    }

    @Override
    public void clear() {
        if (!Files.exists(root)) {
            return;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw failed("clear", root, e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path folder(String key) {
        if (key.length() < 8 || !key.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw SluiceException.about(FailureCode.INVALID, "key", "a rendition's key is lower-case hexadecimal");
        }
        return root.resolve(key.substring(0, 2));
    }

    private Path place(String key, Kind kind) {
        return folder(key).resolve(key + "." + kind.name().toLowerCase(Locale.ROOT) + ".jpg");
    }

    private static SluiceException failed(String verb, Path place, IOException cause) {
        return new SluiceException(
                FailureCode.STORAGE,
                place.toString(),
                "cannot " + verb + " " + place + ": " + cause.getMessage(),
                cause);
    }
}
