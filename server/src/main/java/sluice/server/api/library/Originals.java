package sluice.server.api.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import sluice.asset.Asset;
import sluice.asset.Location;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.ingest.FoundFile;

/**
 * Finds the originals that may be given away.
 *
 * @param roots the only folders and files that originals are served from, as real paths
 */
public record Originals(Supplier<Set<Path>> roots) {
    /**
     * An original that may be given away.
     *
     * @param path without links in it
     * @param untouched whether nobody has written to it since it was imported, so that its bytes are the asset's
     */
    public record Served(Path path, boolean untouched) {}

    /** The original on disk, which must lie, links resolved, in what was asked to be imported. */
    public Served served(Asset asset) {
        Location place = asset.presentLocation()
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.NOT_FOUND,
                        "id",
                        "the original is missing; it was last seen at "
                                + asset.location().path()));
        try {
            Path real = place.path().toRealPath();
            if (roots.get().stream().anyMatch(real::startsWith)) {
                FoundFile now = FoundFile.at(real);
                if (!Files.isRegularFile(real) || now.bytes() != place.bytes()) {
                    throw SluiceException.about(
                            FailureCode.NOT_FOUND,
                            "id",
                            place.path() + " is another file than the one that was imported; import it again");
                }
                return new Served(real, now.modified().equals(place.modified()));
            }
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.NOT_FOUND, "id", "the original is not at " + place.path() + " any more", e);
        }
        throw SluiceException.about(
                FailureCode.FORBIDDEN, "id", place.path() + " leads out of the imported folders; it is not served");
    }
}
