package sluice.asset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sluice.image.ImageHeader;
import sluice.metadata.GenerationParameters;

/**
 * One image by content, as the catalog knows it.
 *
 * @param bytes size of the file
 * @param createdAt when the image was made: what its file says, else the earliest time of modification seen; that is,
 *     the earliest {@link Sighting.Image#createdAt()} of its bytes
 * @param importedAt when its bytes were first seen
 * @param locations every place its bytes were seen, present ones first, then in order of arrival (a file that comes
 *     back arrives anew); never empty
 * @param standing what it is worth, and what is known of it beyond its file
 * @param revision grows with every change of any asset, so that what is derived can follow
 */
public record Asset(
        AssetId id,
        ContentHash contentHash,
        ImageHeader header,
        long bytes,
        Instant createdAt,
        Instant importedAt,
        GenerationParameters generation,
        Picture picture,
        List<Location> locations,
        Standing standing,
        long revision) {
    public Asset {
        locations = List.copyOf(locations);
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("asset " + id + " was seen nowhere");
        }
    }

    /** No file with these bytes is known to exist any more. */
    public boolean missing() {
        return locations.stream().noneMatch(Location::present);
    }

    /** The place to show: the first present one, else the first. */
    public Location location() {
        return locations.getFirst();
    }

    public Optional<Location> presentLocation() {
        return locations.stream().filter(Location::present).findFirst();
    }
}
