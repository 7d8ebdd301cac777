package sluice.contracts.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.Lineage;
import sluice.asset.Location;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.asset.Standing;
import sluice.metadata.GenerationParameters;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/** One asset of {@link InMemoryCatalog}. */
final class InMemoryAsset {
    private final Sighting.Image first;
    /** In order of arrival. */
    private final Map<Path, Location> locations = new LinkedHashMap<>();

    private final List<RawEntry> raw;
    private final List<Warning> warnings;
    private List<Reading> readings;
    private GenerationParameters generation;
    private Picture picture = Picture.PENDING;
    private Standing standing = Standing.NEW;
    private Instant createdAt;
    private long revision;

    InMemoryAsset(Sighting.Image first) {
        this.first = first;
        this.raw = new ArrayList<>(first.raw());
        this.warnings = new ArrayList<>(first.warnings());
        this.readings = first.readings();
        this.generation = first.generation();
        this.createdAt = first.createdAt();
    }

    boolean isPresent() {
        return locations.values().stream().anyMatch(Location::present);
    }

    boolean isAwaitingPicture() {
        return picture instanceof Picture.Pending && isPresent();
    }

    void arrive(Sighting.Image image, long newRevision) {
        locations.remove(image.path());
        locations.put(image.path(), new Location(image.path(), image.bytes(), image.modified(), true));
        createdAt = earlier(image.createdAt(), createdAt);
        revision = newRevision;
    }

    void leave(Path path, long newRevision) {
        locations.computeIfPresent(
                path, (at, location) -> new Location(at, location.bytes(), location.modified(), false));
        revision = newRevision;
    }

    /** Whether this changed anything. */
    boolean touch(Sighting.Image image, long newRevision) {
        Location now = new Location(image.path(), image.bytes(), image.modified(), true);
        Location before = Objects.requireNonNull(locations.put(image.path(), now));
        boolean changed = !before.equals(now) || image.createdAt().isBefore(createdAt);
        createdAt = earlier(image.createdAt(), createdAt);
        revision = changed ? newRevision : revision;
        return changed;
    }

    /** Whether this changed anything. */
    boolean stand(UnaryOperator<Standing> change, long newRevision) {
        Standing now = change.apply(standing);
        boolean changed = !now.equals(standing);
        standing = now;
        revision = changed ? newRevision : revision;
        return changed;
    }

    Standing standing() {
        return standing;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether this changed what {@link #asset()} answers. */
    boolean take(PictureResult result, long newRevision) {
        addMissing(result.warnings(), warnings);
        boolean changed = !picture.equals(result.picture());
        picture = result.picture();
        PictureResult.Hidden hidden = result.hidden();
        if (hidden != null) {
            changed |= !generation.equals(hidden.generation());
            generation = hidden.generation();
            readings = hidden.readings();
            addMissing(List.of(hidden.entry()), raw);
        }
        revision = changed ? newRevision : revision;
        return changed;
    }

    private static <T> void addMissing(List<T> added, Collection<T> to) {
        added.stream().filter(one -> !to.contains(one)).distinct().toList().forEach(to::add);
    }

    Asset asset() {
        return new Asset(
                first.contentHash().assetId(),
                first.contentHash(),
                first.header(),
                first.bytes(),
                createdAt,
                first.seenAt(),
                generation,
                picture,
                Stream.concat(
                                locations.values().stream().filter(Location::present),
                                locations.values().stream().filter(location -> !location.present()))
                        .toList(),
                standing,
                revision);
    }

    AssetDetails details(List<Lineage> parents, List<Lineage> children) {
        return new AssetDetails(asset(), raw, readings, warnings, parents, children);
    }
}
