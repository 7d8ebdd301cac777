package sluice.asset;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/** What an import found at one path. */
public sealed interface Sighting {
    /** Absolute and normalised. */
    Path path();

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
            raw = List.copyOf(raw);
            readings = List.copyOf(readings);
            warnings = List.copyOf(warnings);
        }
    }

    /** A file that has not changed since the catalog last heard of it, image or refused. */
    record Unchanged(Path path) implements Sighting {}

    /**
     * A file that is no asset.
     *
     * @param reason in words for the user
     */
    record Refused(Path path, long bytes, Instant modified, String reason) implements Sighting {}

    /** There is no file at this path any more. */
    record Vanished(Path path) implements Sighting {}
}
