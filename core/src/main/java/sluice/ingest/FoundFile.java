package sluice.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import sluice.asset.ContentHash;

/**
 * A file as a walk meets it, before it is read.
 *
 * @param modified to the millisecond, which every file system and the catalog can keep
 * @param hash of its bytes, if it was taken while they were written; null when it is still to be
 */
public record FoundFile(
        Path path, long bytes, Instant modified, @Nullable ContentHash hash) {
    static FoundFile of(Path path, BasicFileAttributes attributes) {
        Instant modified = attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MILLIS);
        return new FoundFile(path, attributes.size(), modified, null);
    }

    /** Looks at a file on disk, through links. */
    public static FoundFile at(Path path) throws IOException {
        return of(path, Files.readAttributes(path, BasicFileAttributes.class));
    }

    /** The same, its bytes known to have this hash. */
    FoundFile with(ContentHash known) {
        return new FoundFile(path, bytes, modified, known);
    }
}
