package sluice.interchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A sidecar as it was when it was last written or read here.
 *
 * @param path absolute and normalised
 * @param modified to the millisecond
 */
public record Seen(Path path, Instant modified, long bytes, Said said) {
    public Seen {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("a sidecar is at an absolute path, not " + path);
        }
        modified = modified.truncatedTo(ChronoUnit.MILLIS);
    }

    static Seen now(Path path, Said said) throws IOException {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new Seen(path, file.lastModifiedTime().toInstant(), file.size(), said);
    }

    /** Whether nobody has written to it since. */
    boolean isStill() throws IOException {
        Seen now = now(path, said);
        return now.modified.equals(modified) && now.bytes == bytes;
    }
}
