package sluice.contracts.catalog;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.CatalogCounts;
import sluice.asset.KnownFile;
import sluice.asset.Outcome;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;

/** A catalog some of whose calls fail with code {@code STORAGE}, before or after they were carried out. */
public record FaultyCatalog(Catalog sound, Faults faults) implements Catalog {
    @Override
    public Map<Path, KnownFile> known(Collection<Path> paths) {
        return faults.through("known", () -> sound.known(paths));
    }

    @Override
    public List<Outcome> record(long importId, List<Sighting> sightings) {
        return faults.through("record", () -> sound.record(importId, sightings));
    }

    @Override
    public List<Path> files(Path folder, @Nullable Path after, int limit) {
        return faults.through("files", () -> sound.files(folder, after, limit));
    }

    @Override
    public List<Asset> find(Collection<AssetId> ids) {
        return faults.through("find", () -> sound.find(ids));
    }

    @Override
    public Optional<AssetDetails> details(AssetId id) {
        return faults.through("details", () -> sound.details(id));
    }

    @Override
    public List<AssetId> resolve(String reference, int limit) {
        return faults.through("resolve", () -> sound.resolve(reference, limit));
    }

    @Override
    public List<Asset> awaitingPicture(int limit) {
        return faults.through("awaitingPicture", () -> sound.awaitingPicture(limit));
    }

    @Override
    public void recordPictures(List<PictureResult> results) {
        faults.through("recordPictures", () -> {
            sound.recordPictures(results);
            return results.size();
        });
    }

    @Override
    public List<Asset> changedSince(long revision, int limit) {
        return faults.through("changedSince", () -> sound.changedSince(revision, limit));
    }

    @Override
    public CatalogCounts counts() {
        return faults.through("counts", sound::counts);
    }
}
