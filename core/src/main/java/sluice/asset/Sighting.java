package sluice.asset;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/** What an import found at one path; times are cut to the millisecond. */
public sealed interface Sighting {
    /** Absolute and normalised. */
    Path path();

    private static Path absolute(Path path) {
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("a sighting is at an absolute path, not " + path);
        }
        return path.normalize();
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * An image that was read.
     *
     * @param modified the file's time of last modification, to the millisecond, taken before it was read
     * @param createdAt as in {@link Asset#createdAt()}
     * @param seenAt now
     * @param generation the readings merged
     */
    record Image(
            Path path,
            long bytes,
            Instant modified,
            ContentHash contentHash,
            ImageHeader header,
            Instant createdAt,
            Instant seenAt,
            GenerationParameters generation,
            List<RawEntry> raw,
            List<Reading> readings,
            List<Warning> warnings)
            implements Sighting {
        public Image {
            path = absolute(path);
            modified = millis(modified);
            createdAt = millis(createdAt);
            seenAt = millis(seenAt);
            raw = List.copyOf(raw);
            readings = List.copyOf(readings);
            warnings = List.copyOf(warnings);
        }
    }

    /** A file that has not changed since the catalog last heard of it, image or refused. */
    record Unchanged(Path path) implements Sighting {
        public Unchanged {
            path = absolute(path);
        }
    }

    /**
     * A file that is no asset.
     *
     * @param reason in words for the user
     */
    record Refused(Path path, long bytes, Instant modified, String reason) implements Sighting {
        public Refused {
            path = absolute(path);
            modified = millis(modified);
        }
    }

    /** There is no file at this path any more. */
    record Vanished(Path path) implements Sighting {
        public Vanished {
            path = absolute(path);
        }
    }
}
