package sluice.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.MODIFIED;
import static sluice.contracts.catalog.Sightings.SEEN;
import static sluice.contracts.catalog.Sightings.at;
import static sluice.contracts.catalog.Sightings.generation;
import static sluice.contracts.catalog.Sightings.hash;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.catalog.Sightings.image;
import static sluice.contracts.catalog.Sightings.refused;
import static sluice.contracts.catalog.Sightings.size;
import static sluice.contracts.catalog.Sightings.unchanged;
import static sluice.contracts.catalog.Sightings.vanished;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.CatalogCounts;
import sluice.asset.KnownFile;
import sluice.asset.Lineage;
import sluice.asset.Location;
import sluice.asset.Outcome;
import sluice.asset.Picture;
import sluice.asset.Sighting;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;

/** What every catalog does with sightings; pictures and questions have suites of their own. */
public abstract class CatalogContract {
    /** The catalog under test, empty at a test's begin. Asked for anew at each step, so it may have been reopened. */
    protected abstract Catalog catalog();

    protected final Outcome see(Sighting sighting) {
        return see(1, sighting);
    }

    protected final Outcome see(long importId, Sighting sighting) {
        return catalog().record(importId, List.of(sighting)).getFirst();
    }

    protected final Asset asset(int content) {
        return catalog().find(List.of(id(content))).getFirst();
    }

    protected final KnownFile known(String path) {
        Map<Path, KnownFile> known = catalog().known(List.of(at(path)));
        assertEquals(List.of(at(path)), List.copyOf(known.keySet()));
        return known.values().iterator().next();
    }

    private AssetDetails details(int content) {
        return catalog().details(id(content)).orElseThrow();
    }

    @Test
    void bytesNeverSeenBeforeAreImported() {
        Sighting.Image image = image("a.png", 1);
        assertEquals(Outcome.IMPORTED, see(image));
        Asset asset = asset(1);
        assertEquals(hash(1), asset.contentHash());
        assertEquals(image.header(), asset.header());
        assertEquals(size(1), asset.bytes());
        assertEquals(MODIFIED, asset.createdAt());
        assertEquals(SEEN, asset.importedAt());
        assertEquals(Picture.PENDING, asset.picture());
        assertEquals(List.of(new Location(at("a.png"), size(1), MODIFIED, true)), asset.locations());
        assertTrue(asset.revision() > 0);
    }

    @Test
    void everythingAFileSaidIsKeptExactly() {
        for (int content = 0; content < 6; content++) {
            Sighting.Image image = image(content + ".png", content);
            see(image);
            AssetDetails details = details(content);
            assertEquals(generation(content), details.asset().generation());
            assertEquals(image.raw(), details.raw());
            assertEquals(image.readings(), details.readings());
            assertEquals(image.warnings(), details.warnings());
        }
    }

    @Test
    void sourcesOfValuesAreKept() {
        see(image("a.png", 1));
        GenerationParameters kept = asset(1).generation();
        assertEquals("automatic1111", kept.dialect());
        assertEquals("png:parameters", kept.source(Parameter.SEED).orElseThrow());
    }

    @Test
    void theSameSightingAgainChangesNothing() {
        see(1, image("a.png", 1));
        see(1, refused("b.png", "no image"));
        Asset before = asset(1);
        assertEquals(Outcome.UNCHANGED, see(2, image("a.png", 1)));
        assertEquals(Outcome.REFUSED, see(2, refused("b.png", "no image")));
        assertEquals(before, asset(1));
        assertEquals(List.of(before), catalog().changedSince(0, 10));
        assertEquals(1, known("a.png").importId());
        assertEquals(Outcome.IMPORTED, known("a.png").outcome());
        assertEquals(1, known("b.png").importId());
    }

    @Test
    void anUnchangedFileStaysWhatItWas() {
        see(image("a.png", 1));
        see(refused("b.png", "no image"));
        assertEquals(Outcome.UNCHANGED, see(2, unchanged("a.png")));
        assertEquals(Outcome.REFUSED, see(2, unchanged("b.png")));
        assertEquals(Outcome.UNCHANGED, see(2, unchanged("never heard of.png")));
        assertTrue(catalog().known(List.of(at("never heard of.png"))).isEmpty());
        assertEquals(1, known("a.png").importId());
    }

    @Test
    void aFileWrittenAgainWithTheSameBytesOnlyHasAnotherTime() {
        see(image("a.png", 1));
        long revision = asset(1).revision();
        assertEquals(Outcome.UNCHANGED, see(2, image("a.png", 1, MODIFIED.plusSeconds(5))));
        assertEquals(MODIFIED.plusSeconds(5), known("a.png").modified());
        assertEquals(MODIFIED.plusSeconds(5), asset(1).location().modified());
        assertEquals(MODIFIED, asset(1).createdAt());
        assertEquals(1, known("a.png").importId());
        assertTrue(asset(1).revision() > revision);
    }

    @Test
    void anAssetIsAsOldAsItsEarliestSighting() {
        see(image("a.png", 1));
        see(image("copy.png", 1, MODIFIED.minusSeconds(60)));
        see(image("later copy.png", 1, MODIFIED.plusSeconds(60)));
        assertEquals(MODIFIED.minusSeconds(60), asset(1).createdAt());
        assertEquals(Outcome.UNCHANGED, see(image("a.png", 1, MODIFIED.minusSeconds(90))));
        assertEquals(MODIFIED.minusSeconds(90), asset(1).createdAt());
    }

    @Test
    void theSameBytesAtAnotherPathAreADuplicate() {
        see(1, image("a.png", 1));
        long revision = asset(1).revision();
        assertEquals(Outcome.DUPLICATE, see(2, image("b.png", 1)));
        assertEquals(List.of(at("a.png"), at("b.png")), paths(asset(1)));
        assertTrue(asset(1).revision() > revision);
        assertEquals(2, known("b.png").importId());
        assertEquals(Outcome.DUPLICATE, known("b.png").outcome());
        assertEquals(1, catalog().counts().assets());
    }

    @Test
    void otherBytesAtThePathOfAnAssetReplaceIt() {
        see(1, image("a.png", 1));
        assertEquals(Outcome.REPLACED, see(2, image("a.png", 2)));
        Lineage link = new Lineage(id(1), id(2), Lineage.Kind.REPLACED);
        assertEquals(List.of(link), details(2).parents());
        assertEquals(List.of(link), details(1).children());
        assertEquals(List.of(), details(1).parents());
        assertTrue(asset(1).missing());
        assertEquals(List.of(new Location(at("a.png"), size(1), MODIFIED, false)), asset(1).locations());
        assertEquals(new KnownFile(size(2), MODIFIED, true, null, 2, Outcome.REPLACED), known("a.png"));
        assertEquals(List.of(id(1), id(2)), ids(catalog().changedSince(0, 10)));
    }

    @Test
    void knownBytesInPlaceOfAnotherAssetMakeNoLineage() {
        see(image("a.png", 1));
        see(image("b.png", 2));
        assertEquals(Outcome.DUPLICATE, see(image("a.png", 2)));
        assertEquals(List.of(), details(2).parents());
        assertTrue(asset(1).missing());
        assertEquals(Outcome.MOVED, see(image("a.png", 1)));
        assertEquals(List.of(at("b.png"), at("a.png")), paths(asset(2)));
    }

    @Test
    void anAssetWhoseFileVanishedAndIsSeenElsewhereHasMoved() {
        see(1, image("a.png", 1));
        assertEquals(Outcome.VANISHED, see(2, vanished("a.png")));
        assertTrue(asset(1).missing());
        assertEquals(new KnownFile(size(1), MODIFIED, false, null, 2, Outcome.VANISHED), known("a.png"));
        assertEquals(Outcome.MOVED, see(3, image("b.png", 1)));
        assertEquals(List.of(at("b.png"), at("a.png")), paths(asset(1)));
        assertEquals(at("b.png"), asset(1).location().path());
        assertFalse(asset(1).missing());
    }

    @Test
    void aFileThatComesBackHasMoved() {
        see(1, image("a.png", 1));
        see(2, vanished("a.png"));
        assertEquals(Outcome.MOVED, see(3, image("a.png", 1)));
        assertEquals(List.of(new Location(at("a.png"), size(1), MODIFIED, true)), asset(1).locations());
        assertEquals(new KnownFile(size(1), MODIFIED, true, null, 3, Outcome.MOVED), known("a.png"));
    }

    @Test
    void newBytesWhereAnAssetVanishedAreImportedWithoutLineage() {
        see(image("a.png", 1));
        see(vanished("a.png"));
        assertEquals(Outcome.IMPORTED, see(image("a.png", 2)));
        assertEquals(List.of(), details(2).parents());
    }

    @Test
    void theLastToLeaveAPathIsWhatIsKnownOfIt() {
        see(image("a.png", 1));
        see(image("a.png", 2));
        see(image("a.png", 1));
        see(7, vanished("a.png"));
        assertEquals(size(1), known("a.png").bytes());
        assertEquals(7, known("a.png").importId());
    }

    @Test
    void whatVanishesTwiceOrWasNeverThereChangesNothing() {
        see(image("a.png", 1));
        see(2, vanished("a.png"));
        Asset before = asset(1);
        assertEquals(Outcome.UNCHANGED, see(3, vanished("a.png")));
        assertEquals(Outcome.UNCHANGED, see(3, vanished("never heard of.png")));
        assertEquals(before, asset(1));
        assertEquals(2, known("a.png").importId());
        assertTrue(catalog().known(List.of(at("never heard of.png"))).isEmpty());
    }

    @Test
    void aRefusedFileIsKnownByItsReason() {
        assertEquals(Outcome.REFUSED, see(refused("a.png", "it is empty")));
        assertEquals(new KnownFile(17, MODIFIED, true, "it is empty", 1, Outcome.REFUSED), known("a.png"));
        assertEquals(Outcome.REFUSED, see(2, refused("a.png", "it is cut off")));
        assertEquals("it is cut off", known("a.png").refusal());
        assertEquals(2, known("a.png").importId());
        assertEquals(new CatalogCounts(0, 0, 0, 0, 1, 0), catalog().counts());
    }

    @Test
    void aRefusedFileThatBecomesAnImageIsImported() {
        see(refused("a.png", "it is cut off"));
        assertEquals(Outcome.IMPORTED, see(2, image("a.png", 1)));
        assertEquals(null, known("a.png").refusal());
        assertEquals(0, catalog().counts().refused());
    }

    @Test
    void anImageThatBecomesARefusedFileIsMissing() {
        see(image("a.png", 1));
        assertEquals(Outcome.REFUSED, see(2, refused("a.png", "it is cut off")));
        assertTrue(asset(1).missing());
        assertEquals("it is cut off", known("a.png").refusal());
        assertEquals(List.of(at("a.png")), catalog().files(Sightings.LIBRARY, null, 10));
    }

    @Test
    void aRefusalVanishesWithItsFile() {
        see(image("a.png", 1));
        see(2, refused("a.png", "it is cut off"));
        see(2, refused("b.png", "it is empty"));
        assertEquals(Outcome.VANISHED, see(3, vanished("a.png")));
        assertEquals(Outcome.VANISHED, see(3, vanished("b.png")));
        assertEquals(new KnownFile(size(1), MODIFIED, false, null, 2, Outcome.VANISHED), known("a.png"));
        assertTrue(catalog().known(List.of(at("b.png"))).isEmpty());
        assertEquals(0, catalog().counts().refused());
    }

    @Test
    void sightingsOfABatchTakeEffectInOrder() {
        List<Sighting> batch = List.of(
                image("a.png", 1),
                image("b.png", 1),
                image("a.png", 2),
                vanished("b.png"),
                image("c.png", 1),
                image("c.png", 1),
                refused("d.png", "it is empty"),
                image("d.png", 3),
                unchanged("d.png"));
        assertEquals(
                List.of(
                        Outcome.IMPORTED,
                        Outcome.DUPLICATE,
                        Outcome.REPLACED,
                        Outcome.VANISHED,
                        Outcome.MOVED,
                        Outcome.UNCHANGED,
                        Outcome.REFUSED,
                        Outcome.IMPORTED,
                        Outcome.UNCHANGED),
                catalog().record(1, batch));
    }

    @Test
    void anEmptyBatchChangesNothing() {
        assertEquals(List.of(), catalog().record(1, List.of()));
        assertEquals(new CatalogCounts(0, 0, 0, 0, 0, 0), catalog().counts());
    }

    @Test
    void timesAreKeptToTheMillisecond() {
        see(image("a.png", 1, MODIFIED.plusNanos(999_999)));
        assertEquals(MODIFIED, known("a.png").modified());
        assertTrue(known("a.png").matches(size(1), MODIFIED.plusNanos(999_999)));
        assertFalse(known("a.png").matches(size(1), MODIFIED.plusMillis(1)));
        see(image("old.png", 2, Instant.ofEpochMilli(-1).plusNanos(5)));
        assertEquals(-1, known("old.png").modified().toEpochMilli());
    }

    private static List<Path> paths(Asset asset) {
        return asset.locations().stream().map(Location::path).toList();
    }

    private static List<AssetId> ids(List<Asset> assets) {
        return assets.stream().map(Asset::id).toList();
    }
}
