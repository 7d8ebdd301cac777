package sluice.contracts.trash;

import java.util.List;
import sluice.asset.Asset;
import sluice.asset.Location;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.trash.Trash;

/** The contract of the trash said again in plain collections, for tests. */
public final class InMemoryTrash implements Trash {
    private final InMemoryCatalog catalog;

    public InMemoryTrash(InMemoryCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Counts counts() {
        synchronized (catalog) {
            List<Asset> trashed = catalog.find(catalog.ids()).stream()
                    .filter(asset -> asset.standing().trashed() && !asset.missing())
                    .toList();
            return new Counts(
                    trashed.size(),
                    trashed.stream().mapToLong(InMemoryTrash::files).sum(),
                    trashed.stream()
                            .mapToLong(asset -> files(asset) * asset.bytes())
                            .sum());
        }
    }

    private static long files(Asset asset) {
        return asset.locations().stream().filter(Location::present).count();
    }
}
