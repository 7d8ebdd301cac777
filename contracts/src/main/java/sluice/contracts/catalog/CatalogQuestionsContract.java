package sluice.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.LIBRARY;
import static sluice.contracts.catalog.Sightings.at;
import static sluice.contracts.catalog.Sightings.hash;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.catalog.Sightings.image;
import static sluice.contracts.catalog.Sightings.refused;
import static sluice.contracts.catalog.Sightings.size;
import static sluice.contracts.catalog.Sightings.vanished;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.CatalogCounts;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.asset.Sighting;

/** What every catalog answers, in which order, and how much of it. */
public abstract class CatalogQuestionsContract {
    /** The catalog under test, empty at a test's begin. Asked for anew at each step, so it may have been reopened. */
    protected abstract Catalog catalog();

    private void see(Sighting... sightings) {
        catalog().record(1, List.of(sightings));
    }

    private static List<AssetId> ids(List<Asset> assets) {
        return assets.stream().map(Asset::id).toList();
    }

    @Test
    void unknownIdsAndPathsAreLeftOut() {
        see(image("a.png", 1));
        assertEquals(List.of(id(1)), ids(catalog().find(List.of(id(9), id(1)))));
        assertEquals(Optional.empty(), catalog().details(id(9)));
        assertEquals(Map.of(), catalog().known(List.of(at("b.png"))));
        assertEquals(List.of(), catalog().find(List.of()));
    }

    @Test
    void assetsAreFoundInTheOrderAskedFor() {
        for (int content = 0; content < 5; content++) {
            see(image(content + ".png", content));
        }
        List<AssetId> order = List.of(id(3), id(0), id(4), id(1), id(3));
        assertEquals(order, ids(catalog().find(order)));
    }

    @Test
    void filesAreThoseAtOrBelowTheFolderInOrderOfTheirText() {
        List<String> names =
                List.of("a.png", "a/1.png", "a/b/2.png", "a b.png", "ab.png", "a%_.png", "a_/x.png", "z.png");
        names.forEach(name -> see(image(name, name.hashCode() & 0xffff)));
        assertEquals(List.of(at("a/1.png"), at("a/b/2.png")), catalog().files(at("a"), null, 10));
        assertEquals(List.of(at("a_/x.png")), catalog().files(at("a_"), null, 10));
        assertEquals(List.of(at("a.png")), catalog().files(at("a.png"), null, 10));
        assertEquals(List.of(), catalog().files(at("a%"), null, 10));
        List<Path> all =
                names.stream().map(Sightings::at).sorted(PathOrder.BY_TEXT).toList();
        assertEquals(all, catalog().files(LIBRARY, null, 10));
        assertEquals(all, catalog().files(LIBRARY.getRoot(), null, 10));
    }

    @Test
    void filesBeyondTheBasicPlaneComeAfterAllOthers() {
        see(image("\uff5e.png", 1), image("🎨.png", 2), image("e.png", 3));
        List<Path> expected = List.of(at("e.png"), at("\uff5e.png"), at("🎨.png"));
        assertEquals(expected, catalog().files(LIBRARY, null, 10));
        assertEquals(expected.subList(2, 3), catalog().files(LIBRARY, at("\uff5e.png"), 10));
    }

    @Test
    void pagesOfFilesJoinWithoutGapOrRepeat() {
        for (int content = 0; content < 25; content++) {
            see(image("f" + content % 3 + "/" + content + ".png", content));
        }
        see(refused("f1/broken.png", "it is empty"), vanished("f0/0.png"));
        List<Path> paged = new ArrayList<>();
        List<Path> page = catalog().files(LIBRARY, null, 4);
        while (!page.isEmpty()) {
            assertTrue(page.size() <= 4);
            paged.addAll(page);
            page = catalog().files(LIBRARY, page.getLast(), 4);
        }
        assertEquals(catalog().files(LIBRARY, null, 1_000), paged);
        assertEquals(25, paged.size());
    }

    @Test
    void anAfterOutsideTheFolderOnlyCuts() {
        see(image("b/1.png", 1), image("b/2.png", 2));
        assertEquals(2, catalog().files(at("b"), at("a"), 10).size());
        assertEquals(List.of(), catalog().files(at("b"), at("c"), 10));
        assertEquals(List.of(at("b/2.png")), catalog().files(at("b"), at("b/1.png"), 10));
    }

    @Test
    void resolvesTheBeginningOfAnIdAndNothingShorterThanSixDigits() {
        for (int content = 0; content < 20; content++) {
            see(image(content + ".png", content));
        }
        String hex = id(7).hex();
        assertEquals(List.of(id(7)), catalog().resolve(hex.substring(0, 6), 10));
        assertEquals(List.of(id(7)), catalog().resolve(hex.substring(0, 9).toUpperCase(java.util.Locale.ROOT), 10));
        assertEquals(List.of(id(7)), catalog().resolve(hex, 10));
        assertEquals(List.of(id(7)), catalog().resolve(hash(7).hex(), 10));
        assertEquals(List.of(), catalog().resolve(hex.substring(0, 5), 10));
        assertEquals(List.of(), catalog().resolve("", 10));
        assertEquals(List.of(), catalog().resolve(hex + "\u0000", 10));
        assertEquals(List.of(), catalog().resolve("ffffffffffffffffffffffffffffffff", 10));
    }

    @Test
    void resolvesAPathToWhatIsThereThenToWhatWasThere() {
        see(image("a.png", 1), image("a.png", 2), image("a.png", 3), vanished("a.png"), image("a.png", 2));
        String path = at("a.png").toString();
        assertEquals(List.of(id(2), id(3), id(1)), catalog().resolve(path, 10));
        assertEquals(List.of(id(2), id(3)), catalog().resolve(path, 2));
        assertEquals(List.of(), catalog().resolve(path, 0));
        assertEquals(List.of(), catalog().resolve("a.png", 10));
        see(refused("a.png", "it is empty"));
        assertEquals(List.of(id(2), id(3), id(1)), catalog().resolve(path, 10));
    }

    @Test
    void theLastImportedWaitsForAPictureFirst() {
        see(image("a.png", 1), image("b.png", 2), image("c.png", 3), image("d.png", 4));
        see(vanished("c.png"), image("a again.png", 1));
        catalog().recordPictures(List.of(new PictureResult(id(4), new Picture.Impossible("no"), null, List.of())));
        assertEquals(List.of(id(2), id(1)), ids(catalog().awaitingPicture(10)));
        assertEquals(List.of(id(2)), ids(catalog().awaitingPicture(1)));
        assertEquals(List.of(), ids(catalog().awaitingPicture(0)));
        see(image("elsewhere.png", 3));
        assertEquals(List.of(id(3), id(2), id(1)), ids(catalog().awaitingPicture(10)));
    }

    @Test
    void changesComeInTheOrderTheyWereMade() {
        see(image("a.png", 1), image("b.png", 2), image("c.png", 3));
        long seen = catalog().changedSince(0, 10).getLast().revision();
        assertEquals(List.of(), catalog().changedSince(seen, 10));
        see(image("a copy.png", 1));
        see(vanished("b.png"));
        assertEquals(List.of(id(1), id(2)), ids(catalog().changedSince(seen, 10)));
        assertEquals(List.of(id(1)), ids(catalog().changedSince(seen, 1)));
        assertEquals(List.of(id(3), id(1), id(2)), ids(catalog().changedSince(0, 10)));
    }

    @Test
    void countsEachContentOnce() {
        see(image("a.png", 1), image("b.png", 2), image("a copy.png", 1), image("c.png", 3), image("d.png", 4));
        see(refused("e.png", "it is empty"), vanished("b.png"));
        catalog()
                .recordPictures(List.of(
                        new PictureResult(id(3), new Picture.Impossible("no"), null, List.of()),
                        new PictureResult(id(4), new Picture.Ready(320, 200, 5), null, List.of())));
        assertEquals(
                new CatalogCounts(4, 1, 1, 1, 1, size(1) + size(2) + size(3) + size(4)),
                catalog().counts());
    }

    @Test
    void aNegativeLimitIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> catalog().files(LIBRARY, null, -1));
        assertThrows(IllegalArgumentException.class, () -> catalog().resolve("abcdef", -1));
        assertThrows(IllegalArgumentException.class, () -> catalog().awaitingPicture(-1));
        assertThrows(IllegalArgumentException.class, () -> catalog().changedSince(0, -1));
    }
}
