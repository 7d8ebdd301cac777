package sluice.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.MODIFIED;
import static sluice.contracts.catalog.Sightings.id;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;
import sluice.failure.SluiceException;
import sluice.metadata.Warning;

/**
 * Random sequences of sightings and pictures, few paths and few contents so that they meet often, done to a catalog and
 * to {@link InMemoryCatalog}: every answer must be the same but for the numbers of the revisions, and those must keep
 * their promises. Reproduce a failure with the seed in its message.
 */
public abstract class CatalogModelContract {
    private static final int CONTENTS = 5;
    private static final List<String> NAMES = List.of("a.png", "b.png", "f/a.png", "f/b.png", "f g/a.png");
    private static final List<AssetId> IDS =
            IntStream.range(0, CONTENTS).mapToObj(Sightings::id).toList();
    private static final List<Path> PATHS = NAMES.stream().map(Sightings::at).toList();

    /** An empty catalog; called once a sequence. */
    protected abstract Catalog fresh();

    /** The same catalog, perhaps closed and opened again. */
    protected Catalog again(Catalog catalog) {
        return catalog;
    }

    /** How many sequences of twelve batches. */
    protected int sequences() {
        return 500;
    }

    @Test
    void answersLikeTheModel() {
        for (long seed = 1; seed <= sequences(); seed++) {
            Random random = new Random(seed);
            Catalog model = new InMemoryCatalog();
            Catalog catalog = fresh();
            for (int step = 1; step <= 12; step++) {
                String when = "seed " + seed + ", step " + step;
                Map<AssetId, Asset> before = found(catalog);
                if (random.nextInt(4) == 0) {
                    List<PictureResult> pictures = pictures(random);
                    model.recordPictures(pictures);
                    catalog.recordPictures(pictures);
                } else {
                    List<Sighting> batch = batch(random);
                    assertEquals(model.record(step, batch), catalog.record(step, batch), when);
                }
                catalog = again(catalog);
                assertSame(model, catalog, when);
                assertRevisionsRise(before, found(catalog), when);
            }
        }
    }

    @Test
    void aCallerWhoTriesAgainAfterFailuresEndsWhereOneWithoutFailuresDoes() {
        for (long seed = 1; seed <= sequences() / 10; seed++) {
            Random random = new Random(seed);
            Catalog model = new InMemoryCatalog();
            Catalog sound = fresh();
            Catalog faulty = new FaultyCatalog(sound, new Faults(seed, 0.3));
            for (int step = 1; step <= 12; step++) {
                Sighting sighting = sighting(random);
                long importId = step;
                List<PictureResult> pictures = pictures(random);
                model.record(importId, List.of(sighting));
                model.recordPictures(pictures);
                persist(() -> faulty.record(importId, List.of(sighting)));
                persist(() -> faulty.recordPictures(pictures));
            }
            assertSame(model, sound, "seed " + seed);
        }
    }

    private static void persist(Runnable call) {
        for (int attempt = 1; attempt <= 100; attempt++) {
            try {
                call.run();
                return;
            } catch (SluiceException failure) {
                assertTrue(failure.code().retryable(), failure.getMessage());
            }
        }
        throw new AssertionError("100 attempts failed");
    }

    private static List<Sighting> batch(Random random) {
        return Stream.generate(() -> sighting(random)).limit(random.nextInt(6)).toList();
    }

    private static Sighting sighting(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return switch (random.nextInt(8)) {
            case 0, 1 -> Sightings.vanished(name);
            case 2 -> Sightings.refused(name, "reason " + random.nextInt(2));
            case 3 -> Sightings.unchanged(name);
            default -> Sightings.image(name, random.nextInt(CONTENTS), MODIFIED.plusSeconds(random.nextInt(3)));
        };
    }

    private static List<PictureResult> pictures(Random random) {
        return Stream.generate(() -> picture(random)).limit(random.nextInt(4)).toList();
    }

    private static PictureResult picture(Random random) {
        int content = random.nextInt(CONTENTS + 1);
        Picture picture = switch (random.nextInt(4)) {
            case 0 -> new Picture.Impossible("reason " + random.nextInt(2));
            case 1 -> Picture.PENDING;
            default -> new Picture.Ready(320, 200, random.nextInt(2) - 1L);
        };
        return new PictureResult(
                id(content),
                picture,
                random.nextInt(3) == 0 ? CatalogPicturesContract.hidden(content) : null,
                random.nextBoolean() ? List.of(new Warning("png:IDAT", "cut off " + random.nextInt(2))) : List.of());
    }

    private static void assertSame(Catalog model, Catalog catalog, String when) {
        assertEquals(model.known(PATHS), catalog.known(PATHS), when);
        assertEquals(model.counts(), catalog.counts(), when);
        assertEquals(unnumbered(model.find(IDS)), unnumbered(catalog.find(IDS)), when);
        assertEquals(unnumbered(model.awaitingPicture(3)), unnumbered(catalog.awaitingPicture(3)), when);
        assertEquals(unnumbered(model.changedSince(0, 4)), unnumbered(catalog.changedSince(0, 4)), when);
        for (AssetId id : IDS) {
            assertEquals(unnumbered(model.details(id)), unnumbered(catalog.details(id)), when);
            String digits = id.hex().substring(0, 6);
            assertEquals(model.resolve(digits, 5), catalog.resolve(digits, 5), when);
        }
        for (Path path : PATHS) {
            assertEquals(model.resolve(path.toString(), 4), catalog.resolve(path.toString(), 4), when);
            assertEquals(model.files(path, null, 9), catalog.files(path, null, 9), when);
            assertEquals(model.files(Sightings.LIBRARY, path, 2), catalog.files(Sightings.LIBRARY, path, 2), when);
        }
        assertEquals(model.files(Sightings.at("f"), null, 9), catalog.files(Sightings.at("f"), null, 9), when);
    }

    /** What changed has a revision higher than any before, what did not has kept its own. */
    private static void assertRevisionsRise(Map<AssetId, Asset> before, Map<AssetId, Asset> after, String when) {
        long highest = before.values().stream().mapToLong(Asset::revision).max().orElse(0);
        after.forEach((id, asset) -> {
            Asset old = before.get(id);
            if (old == null || !unnumbered(old).equals(unnumbered(asset))) {
                assertTrue(asset.revision() > highest, when + ": " + id + " changed without a new revision");
            }
        });
    }

    private static Map<AssetId, Asset> found(Catalog catalog) {
        Map<AssetId, Asset> found = new HashMap<>();
        catalog.find(IDS).forEach(asset -> found.put(asset.id(), asset));
        return found;
    }

    private static List<Asset> unnumbered(List<Asset> assets) {
        return assets.stream().map(CatalogModelContract::unnumbered).toList();
    }

    private static Optional<AssetDetails> unnumbered(Optional<AssetDetails> details) {
        return details.map(found -> new AssetDetails(
                unnumbered(found.asset()),
                found.raw(),
                found.readings(),
                found.warnings(),
                found.parents(),
                found.children()));
    }

    private static Asset unnumbered(Asset asset) {
        return new Asset(
                asset.id(),
                asset.contentHash(),
                asset.header(),
                asset.bytes(),
                asset.createdAt(),
                asset.importedAt(),
                asset.generation(),
                asset.picture(),
                asset.locations(),
                asset.standing(),
                0);
    }
}
