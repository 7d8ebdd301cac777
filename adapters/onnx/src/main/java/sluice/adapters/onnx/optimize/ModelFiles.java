package sluice.adapters.onnx.optimize;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * The files of a model, without its variants and without hidden ones. Their hash is kept beside the variants together with
 * every file's size and time, so that gigabytes are read again only when one of these has changed.
 */
final class ModelFiles {
    private static final int MOST = 10_000;
    private static final int DEEPEST = 8;
    private static final String KEPT = ".original-hash";

    private final Path folder;

    ModelFiles(Path folder) {
        this.folder = folder;
    }

    /** @throws SluiceException STORAGE when they cannot be read, TOO_LARGE when there are too many */
    List<Path> list() {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file ->
                            !folder.relativize(file).startsWith(VariantFolder.ALL) && !hidden(folder.relativize(file)))
                    .limit(MOST + 1L)
                    .sorted()
                    .toList();
            if (files.size() > MOST) {
                throw SluiceException.about(
                        FailureCode.TOO_LARGE,
                        folder.toString(),
                        "The model " + folder + " has more than " + MOST + " files.");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    String hash() {
        try {
            List<Path> files = list();
            String stamp = stamp(files);
            Path variants = folder.resolve(VariantFolder.ALL);
            Path kept = variants.resolve(KEPT);
            if (Files.isRegularFile(kept) && Files.size(kept) < 1_000) {
                String[] parts = Files.readString(kept).strip().split(" ", -1);
                if (parts.length == 2 && parts[0].equals(stamp)) {
                    return parts[1];
                }
            }
            String hash = hashed(files);
            if (Files.isDirectory(variants)) {
                NewFiles.write(kept, (stamp + " " + hash + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return hash;
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /** Changes whenever a file comes, goes, grows or is written anew. */
    private String stamp(List<Path> files) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files) {
            digest.update("%s|%d|%s%n"
                    .formatted(named(file), Files.size(file), Files.getLastModifiedTime(file))
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String hashed(List<Path> files) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files) {
            digest.update("%s|%s%n".formatted(named(file), hashOf(file)).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String named(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    static String hashOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    private static SluiceException unreadable(Path folder, Exception e) {
        return new SluiceException(
                FailureCode.STORAGE,
                folder.toString(),
                "The model " + folder + " cannot be read: " + e.getMessage(),
                e);
    }
}
