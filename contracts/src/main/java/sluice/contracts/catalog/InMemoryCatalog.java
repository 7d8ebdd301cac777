package sluice.contracts.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.CatalogCounts;
import sluice.asset.KnownFile;
import sluice.asset.Lineage;
import sluice.asset.Outcome;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.asset.Standing;

/**
 * The catalog's contract said again in plain collections: slow and forgetful, for tests. The in-memory versions of other
 * ports share it and hold its monitor while they write, so that what they do is one transaction with it.
 */
public final class InMemoryCatalog implements Catalog {
    /** What is at a path now; an asset's number or a refusal. */
    private record Present(@Nullable AssetId asset, KnownFile file) {}

    /** In order of import. */
    private final LinkedHashMap<AssetId, InMemoryAsset> assets = new LinkedHashMap<>();

    private final TreeMap<Path, Present> present = new TreeMap<>(PathOrder.BY_TEXT);
    /** Who left each path and how the file was last, the latest to leave last. */
    private final Map<Path, LinkedHashMap<AssetId, KnownFile>> former = new LinkedHashMap<>();

    private final List<Lineage> lineage = new ArrayList<>();
    private long revision;

    @Override
    public synchronized Map<Path, KnownFile> known(Collection<Path> paths) {
        Map<Path, KnownFile> known = new LinkedHashMap<>();
        for (Path path : paths) {
            Present now = present.get(path);
            if (now != null) {
                known.put(path, now.file());
            } else if (former.containsKey(path)) {
                known.put(path, former.get(path).lastEntry().getValue());
            }
        }
        return known;
    }

    @Override
    public synchronized List<Outcome> record(long importId, List<Sighting> sightings) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Sighting sighting : List.copyOf(sightings)) {
            outcomes.add(
                    switch (sighting) {
                        case Sighting.Image image -> image(importId, image);
                        case Sighting.Refused refused -> refused(importId, refused);
                        case Sighting.Unchanged(Path path) -> unchanged(path);
                        case Sighting.Vanished(Path path) -> vanished(importId, path);
                    });
        }
        return outcomes;
    }

    private Outcome image(long importId, Sighting.Image image) {
        AssetId id = image.contentHash().assetId();
        Present before = present.get(image.path());
        if (before != null && id.equals(before.asset())) {
            return seenAgain(image, before);
        }
        displace(importId, image.path());
        AssetId replaced = before == null ? null : before.asset();
        Outcome outcome;
        InMemoryAsset asset = assets.get(id);
        if (asset == null) {
            asset = new InMemoryAsset(image);
            assets.put(id, asset);
            outcome = replaced == null ? Outcome.IMPORTED : Outcome.REPLACED;
            if (replaced != null) {
                lineage.add(new Lineage(replaced, id, Lineage.Kind.REPLACED));
            }
        } else {
            outcome = asset.isPresent() ? Outcome.DUPLICATE : Outcome.MOVED;
        }
        asset.arrive(image, ++revision);
        if (former.containsKey(image.path())) {
            former.get(image.path()).remove(id);
            former.values().removeIf(Map::isEmpty);
        }
        KnownFile file = new KnownFile(image.bytes(), image.modified(), true, null, importId, outcome);
        present.put(image.path(), new Present(id, file));
        return outcome;
    }

    private Outcome seenAgain(Sighting.Image image, Present before) {
        KnownFile file = before.file();
        present.put(
                image.path(),
                new Present(
                        before.asset(),
                        new KnownFile(image.bytes(), image.modified(), true, null, file.importId(), file.outcome())));
        InMemoryAsset asset =
                Objects.requireNonNull(assets.get(image.contentHash().assetId()));
        if (asset.touch(image, revision + 1)) {
            revision++;
        }
        return Outcome.UNCHANGED;
    }

    private Outcome refused(long importId, Sighting.Refused refused) {
        Present before = present.get(refused.path());
        if (before == null
                || !refused.reason().equals(before.file().refusal())
                || !before.file().matches(refused.bytes(), refused.modified())) {
            displace(importId, refused.path());
            KnownFile file = new KnownFile(
                    refused.bytes(), refused.modified(), true, refused.reason(), importId, Outcome.REFUSED);
            present.put(refused.path(), new Present(null, file));
        }
        return Outcome.REFUSED;
    }

    private Outcome unchanged(Path path) {
        Present now = present.get(path);
        return now != null && now.asset() == null ? Outcome.REFUSED : Outcome.UNCHANGED;
    }

    private Outcome vanished(long importId, Path path) {
        return displace(importId, path) ? Outcome.VANISHED : Outcome.UNCHANGED;
    }

    private boolean displace(long importId, Path path) {
        Present gone = present.remove(path);
        if (gone == null) {
            return false;
        }
        AssetId id = gone.asset();
        if (id != null) {
            Objects.requireNonNull(assets.get(id)).leave(path, ++revision);
            KnownFile file =
                    new KnownFile(gone.file().bytes(), gone.file().modified(), false, null, importId, Outcome.VANISHED);
            former.computeIfAbsent(path, at -> new LinkedHashMap<>()).put(id, file);
        }
        return true;
    }

    @Override
    public synchronized List<Path> files(Path folder, @Nullable Path after, int limit) {
        return present.keySet().stream()
                .filter(path -> path.startsWith(folder))
                .filter(path -> after == null || PathOrder.BY_TEXT.compare(path, after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Asset> find(Collection<AssetId> ids) {
        return ids.stream()
                .map(assets::get)
                .filter(Objects::nonNull)
                .map(InMemoryAsset::asset)
                .toList();
    }

    @Override
    public synchronized Optional<AssetDetails> details(AssetId id) {
        return Optional.ofNullable(assets.get(id))
                .map(asset -> asset.details(
                        lineage.stream().filter(link -> link.child().equals(id)).toList(),
                        lineage.stream()
                                .filter(link -> link.parent().equals(id))
                                .toList()));
    }

    @Override
    public synchronized List<AssetId> resolve(String reference, int limit) {
        Set<AssetId> ids = new LinkedHashSet<>();
        if (reference.matches("[0-9a-fA-F]{6,64}")) {
            assets.values().stream()
                    .map(asset -> asset.asset().contentHash().hex())
                    .filter(hash -> hash.startsWith(reference.toLowerCase(Locale.ROOT)))
                    .sorted()
                    .forEach(hash -> ids.add(new AssetId(hash.substring(0, AssetId.DIGITS))));
        }
        absolute(reference).ifPresent(path -> {
            Optional.ofNullable(present.get(path)).map(Present::asset).ifPresent(ids::add);
            ids.addAll(former.getOrDefault(path, new LinkedHashMap<>())
                    .sequencedKeySet()
                    .reversed());
        });
        return ids.stream().limit(limit).toList();
    }

    private static Optional<Path> absolute(String reference) {
        try {
            return Optional.of(Path.of(reference)).filter(Path::isAbsolute).map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized List<Asset> awaitingPicture(int limit) {
        return assets.sequencedValues().reversed().stream()
                .filter(InMemoryAsset::isAwaitingPicture)
                .limit(limit)
                .map(InMemoryAsset::asset)
                .toList();
    }

    @Override
    public synchronized void recordPictures(List<PictureResult> results) {
        for (PictureResult result : List.copyOf(results)) {
            InMemoryAsset asset = assets.get(result.id());
            if (asset != null && asset.take(result, revision + 1)) {
                revision++;
            }
        }
    }

    @Override
    public synchronized List<Asset> changedSince(long since, int limit) {
        return assets.values().stream()
                .map(InMemoryAsset::asset)
                .filter(asset -> asset.revision() > since)
                .sorted(Comparator.comparingLong(Asset::revision))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized CatalogCounts counts() {
        return new CatalogCounts(
                assets.size(),
                all().filter(Asset::missing).count(),
                assets.values().stream()
                        .filter(InMemoryAsset::isAwaitingPicture)
                        .count(),
                all().filter(asset -> asset.picture() instanceof Picture.Impossible)
                        .count(),
                present.values().stream().filter(file -> file.asset() == null).count(),
                all().mapToLong(Asset::bytes).sum());
    }

    /** Changes how an asset stands; what is not known is passed over. Whether it made a difference. */
    public synchronized boolean stand(AssetId id, UnaryOperator<Standing> change) {
        InMemoryAsset asset = assets.get(id);
        boolean changed = asset != null && asset.stand(change, revision + 1);
        revision += changed ? 1 : 0;
        return changed;
    }

    /** Adds lineage; what is there already, or is about unknown assets, is passed over. */
    public synchronized void link(Lineage link) {
        if (!lineage.contains(link) && assets.containsKey(link.parent()) && assets.containsKey(link.child())) {
            lineage.add(link);
        }
    }

    /** Takes lineage away; what is not there is passed over. */
    public synchronized void unlink(Lineage link) {
        lineage.remove(link);
    }

    /** How an asset stands; empty when it is not known. */
    public synchronized Optional<Standing> standing(AssetId id) {
        return Optional.ofNullable(assets.get(id)).map(InMemoryAsset::standing);
    }

    /** All assets in order of import. */
    public synchronized List<AssetId> ids() {
        return List.copyOf(assets.keySet());
    }

    private Stream<Asset> all() {
        return assets.values().stream().map(InMemoryAsset::asset);
    }
}
