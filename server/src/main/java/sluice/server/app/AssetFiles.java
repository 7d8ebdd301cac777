package sluice.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Location;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** The bytes of assets, for parts that draw with them. */
final class AssetFiles {
    private final Catalog catalog;

    AssetFiles(Catalog catalog) {
        this.catalog = catalog;
    }

    Optional<Asset> asset(AssetId id) {
        List<Asset> found = catalog.find(List.of(id));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /** The first of its places that holds as many bytes as the asset has; empty when none does. */
    Optional<byte[]> bytes(Asset asset) {
        try {
            for (Location place : asset.locations()) {
                if (place.present() && Files.isRegularFile(place.path()) && Files.size(place.path()) == asset.bytes()) {
                    return Optional.of(Files.readAllBytes(place.path()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    asset.id().hex(),
                    "the image " + asset.id() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
