package sluice.asset;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A place on disk where an asset's bytes are or were.
 *
 * @param path absolute and normalised
 * @param modified the file's time of last modification, to the millisecond
 * @param present false once the file was found gone or changed
 */
public record Location(Path path, long bytes, Instant modified, boolean present) {
    public Location {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("a location is an absolute path, not " + path);
        }
    }
}
