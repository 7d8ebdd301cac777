package sluice.adapters.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
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
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.Renditions;

/**
 * Renditions as files, {@code ab/abcd….thumbnail.jpg}: 256 folders of some 4,000 files each at a million assets, where a
 * second level would cost a new folder for almost every file of the first ten thousand. A file is written beside its place and then moved there, so that nobody ever reads half of one.
 */
public final class FolderRenditions implements Renditions {
    private final Path root;
    private final AtomicLong written = new AtomicLong();

    public FolderRenditions(Path root) {
        this.root = root;
    }

    @Override
    public void put(String key, Kind kind, byte[] jpeg) {
        Path place = place(key, kind);
        Path beside = place.resolveSibling(place.getFileName() + "." + written.incrementAndGet() + ".part");
        try {
            try {
                Files.write(beside, jpeg);
            } catch (NoSuchFileException e) {
                Files.createDirectories(folder(key));
                Files.write(beside, jpeg);
            }
            move(beside, place);
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
