package sluice.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** A sidecar on disk. */
record SidecarFile(Path path) {
    /** Lightroom's masks make the largest ones; they are a few megabytes. */
    private static final int LARGEST = 16 << 20;

    /** @throws NotXmpException when it is no plain file, or is larger than any sidecar */
    byte[] read() throws IOException, NotXmpException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotXmpException(Files.isSymbolicLink(path) ? "is a link" : "is no file");
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new NotXmpException("is larger than %d MB, and so no sidecar".formatted(LARGEST >> 20));
            }
            return bytes;
        }
    }

    /** Whole or not at all: what was there stays until the new text is on the disk. */
    void write(byte[] text) throws IOException {
        Path part = path.resolveSibling("." + path.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                out.write(text);
            }
            keepRights(part);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void keepRights(Path part) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (rights != null && Files.exists(path)) {
            rights.setPermissions(Files.getPosixFilePermissions(path));
        }
    }

    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "its folder or file cannot be written to or read: access is denied";
            case NoSuchFileException gone -> "it, or its folder, is gone";
            case FileSystemException other when other.getReason() != null -> String.valueOf(other.getReason());
            default -> String.valueOf(failure.getMessage());
        };
    }
}
