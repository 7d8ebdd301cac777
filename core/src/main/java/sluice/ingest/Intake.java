package sluice.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.KnownFile;
import sluice.asset.Outcome;
import sluice.asset.Sighting;

/** Takes a handful of files into the catalog: reads what is new and records all of it in one transaction. */
public final class Intake {
    private final Catalog catalog;
    private final SightingReader reader;

    public Intake(Catalog catalog, SightingReader reader) {
        this.catalog = catalog;
        this.reader = reader;
    }

    /**
     * What became of a file.
     *
     * @param reason why it is no asset, or null when it is one
     * @param asset null when it is none, or was not read because nothing had changed
     */
    public record Taken(
            Path path,
            Outcome outcome,
            @Nullable String reason,
            @Nullable AssetId asset) {}

    /**
     * Takes files in. A file that this very import has recorded before (it was killed and goes on) counts as what it was
     * then.
     *
     * @return one result a file, in the same order
     */
    public List<Taken> take(long importId, List<FoundFile> files) {
        Map<Path, KnownFile> known =
                catalog.known(files.stream().map(FoundFile::path).toList());
        List<Sighting> sightings = new ArrayList<>(files.size());
        for (FoundFile file : files) {
            sightings.add(sight(file, Optional.ofNullable(known.get(file.path()))));
        }
        List<Outcome> outcomes = catalog.record(importId, sightings);
        List<Taken> taken = new ArrayList<>(files.size());
        for (int i = 0; i < files.size(); i++) {
            taken.add(taken(
                    importId,
                    sightings.get(i),
                    outcomes.get(i),
                    known.get(files.get(i).path())));
        }
        return taken;
    }

    private Sighting sight(FoundFile file, Optional<KnownFile> known) {
        boolean unchanged = known.isPresent() && known.get().matches(file.bytes(), file.modified());
        return unchanged ? new Sighting.Unchanged(file.path()) : reader.read(file);
    }

    private static Taken taken(long importId, Sighting sighting, Outcome outcome, @Nullable KnownFile known) {
        return switch (sighting) {
            case Sighting.Image image ->
                new Taken(image.path(), outcome, null, image.contentHash().assetId());
            case Sighting.Refused refused -> new Taken(refused.path(), outcome, refused.reason(), null);
            case Sighting.Vanished vanished -> new Taken(vanished.path(), outcome, null, null);
            case Sighting.Unchanged unchanged
            when known != null && known.refusal() != null ->
                new Taken(unchanged.path(), Outcome.REFUSED, known.refusal(), null);
            case Sighting.Unchanged unchanged
            when known != null && known.importId() == importId ->
                new Taken(unchanged.path(), known.outcome(), null, null);
            case Sighting.Unchanged unchanged -> new Taken(unchanged.path(), Outcome.UNCHANGED, null, null);
        };
    }
}
