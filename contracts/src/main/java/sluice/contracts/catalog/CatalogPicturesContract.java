package sluice.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.generation;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.catalog.Sightings.image;
import static sluice.contracts.catalog.Sightings.vanished;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.Catalog;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.metadata.GenerationParameters;
import sluice.metadata.Parameter;
import sluice.metadata.RawEntry;
import sluice.metadata.Reading;
import sluice.metadata.Warning;

/** What every catalog does with thumbnails and what they brought to light. */
public abstract class CatalogPicturesContract {
    private static final Picture READY = new Picture.Ready(320, 240, 0x8000_0000_0000_0001L);
    private static final Picture IMPOSSIBLE = new Picture.Impossible("the file is cut off");

    /** The catalog under test, empty at a test's begin. Asked for anew at each step, so it may have been reopened. */
    protected abstract Catalog catalog();

    private void show(int content, Picture picture, PictureResult.@Nullable Hidden hidden, Warning... warnings) {
        catalog().recordPictures(List.of(new PictureResult(id(content), picture, hidden, List.of(warnings))));
    }

    private AssetDetails details(int content) {
        return catalog().details(id(content)).orElseThrow();
    }

    private Asset asset(int content) {
        return details(content).asset();
    }

    static PictureResult.Hidden hidden(int content) {
        GenerationParameters found = GenerationParameters.in("novelai")
                .put(Parameter.PROMPT, "hidden " + content, "stealth:alpha")
                .build();
        return new PictureResult.Hidden(
                new RawEntry("stealth:alpha", "{\"prompt\":\"hidden " + content + "\"}"),
                found.orElse(generation(content)),
                List.of(new Reading(found, List.of(new Warning("stealth:alpha", "half of it")))));
    }

    @Test
    void aPictureIsKeptWithItsHash() {
        catalog().record(1, List.of(image("a.png", 1)));
        long revision = asset(1).revision();
        show(1, READY, null);
        assertEquals(READY, asset(1).picture());
        assertTrue(asset(1).revision() > revision);
        assertEquals(0, catalog().counts().picturesPending());
    }

    @Test
    void aPictureThatCannotBeMadeSaysWhyAndMayBeMadeLater() {
        catalog().record(1, List.of(image("a.png", 1)));
        show(1, IMPOSSIBLE, null);
        assertEquals(IMPOSSIBLE, asset(1).picture());
        assertEquals(1, catalog().counts().picturesImpossible());
        show(1, Picture.PENDING, null);
        assertEquals(1, catalog().counts().picturesPending());
        show(1, READY, null);
        assertEquals(READY, asset(1).picture());
        assertEquals(0, catalog().counts().picturesImpossible());
        assertEquals(0, catalog().counts().picturesPending());
    }

    @Test
    void theSameResultAgainChangesNothing() {
        Warning warning = new Warning("png:IDAT", "the last rows are missing");
        catalog().record(1, List.of(image("a.png", 1)));
        show(1, READY, hidden(1), warning, warning);
        AssetDetails before = details(1);
        show(1, READY, hidden(1), warning);
        assertEquals(before, details(1));
    }

    @Test
    void warningsAreAddedToThoseOfTheFile() {
        Warning warning = new Warning("png:IDAT", "the last rows are missing");
        catalog().record(1, List.of(image("a.png", 1)));
        List<Warning> first = details(1).warnings();
        show(1, READY, null, warning, first.getFirst());
        assertEquals(
                Stream.concat(first.stream(), Stream.of(warning)).toList(),
                details(1).warnings());
    }

    @Test
    void whatWasHiddenReplacesParametersAndReadingsAndIsAddedToTheText() {
        for (int content = 1; content <= 2; content++) {
            catalog().record(1, List.of(image(content + ".png", content)));
            List<RawEntry> raw = details(content).raw();
            PictureResult.Hidden hidden = hidden(content);
            show(content, READY, hidden);
            assertEquals(hidden.generation(), asset(content).generation());
            assertEquals(hidden.readings(), details(content).readings());
            assertEquals(
                    Stream.concat(raw.stream(), Stream.of(hidden.entry())).toList(),
                    details(content).raw());
        }
    }

    @Test
    void bytesSeenAgainKeepWhatThePictureBroughtToLight() {
        catalog().record(1, List.of(image("a.png", 1)));
        show(1, READY, hidden(1));
        catalog().record(2, List.of(image("b.png", 1), vanished("a.png"), image("a.png", 1)));
        assertEquals(READY, asset(1).picture());
        assertEquals(hidden(1).generation(), asset(1).generation());
    }

    @Test
    void aMissingAssetMayStillGetItsPicture() {
        catalog().record(1, List.of(image("a.png", 1), image("b.png", 2), vanished("a.png")));
        show(1, READY, null);
        assertEquals(1, catalog().counts().picturesPending());
        catalog().record(1, List.of(image("a.png", 1)));
        assertEquals(1, catalog().counts().picturesPending());
    }

    @Test
    void picturesOfUnknownAssetsAreLeftOut() {
        show(9, READY, hidden(9));
        assertTrue(catalog().find(List.of(id(9))).isEmpty());
        assertEquals(0, catalog().counts().assets());
    }
}
