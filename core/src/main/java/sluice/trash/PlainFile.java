package sluice.trash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Set;
import sluice.asset.ContentHash;

/**
 * A file that is to be deleted.
 *
 * @param content what it has to hold
 */
record PlainFile(Path path, ContentHash content, long bytes) {
    private static final int CHUNK = 1 << 16;

    /** @throws KeptException unless it is a plain file that lies in one of these, links resolved */
    void requireWithin(Set<Path> roots) throws IOException, KeptException {
        look();
        Path real = path.toRealPath();
        if (!real.equals(path)) {
            throw new KeptException("it is reached through a link, and is in fact " + real);
        }
        if (roots.stream().noneMatch(real::startsWith)) {
            throw new KeptException("it lies outside of the imported folders");
        }
    }

    /** @throws KeptException when it does not hold what it should, or somebody is writing to it */
    void delete() throws IOException, KeptException {
        BasicFileAttributes before = look();
        if (!hash().equals(content)) {
            throw new KeptException("it has changed since it was imported");
        }
        BasicFileAttributes after = look();
        if (!before.lastModifiedTime().equals(after.lastModifiedTime())
                || !Objects.equals(before.fileKey(), after.fileKey())) {
            throw new KeptException("somebody is writing to it");
        }
        Files.delete(path);
    }

    private BasicFileAttributes look() throws IOException, KeptException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (now.isSymbolicLink()) {
            throw new KeptException("it is a link");
        }
        if (!now.isRegularFile()) {
            throw new KeptException("it is no plain file");
        }
        if (now.size() != bytes) {
            throw new KeptException("it has changed since it was imported");
        }
        return now;
    }

    private ContentHash hash() throws IOException {
        MessageDigest sha256 = sha256();
        try (InputStream in = Files.newInputStream(path)) {
            byte[] chunk = new byte[CHUNK];
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                sha256.update(chunk, 0, count);
            }
        }
        return ContentHash.of(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
