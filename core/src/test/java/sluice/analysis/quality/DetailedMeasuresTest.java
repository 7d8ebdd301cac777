package sluice.analysis.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.analysis.BasicQuality;
import sluice.analysis.DetailedQuality;
import sluice.analysis.Grid;
import sluice.analysis.Pictures;
import sluice.analysis.Readiness;
import sluice.image.ImageFormat;
import sluice.image.ImageHeader;
import sluice.image.Raster;

class DetailedMeasuresTest {
    private static double score(Raster raster, String name) {
        return DetailedMeasures.of(raster).scores().getOrDefault(name, -1.0);
    }

    @Test
    void scoresHaveTheirNamesInOrder() {
        assertEquals(
                List.of(
                        "focus",
                        "detail",
                        "cleanliness",
                        "tonalRange",
                        "highlights",
                        "shadows",
                        "colourHarmony",
                        "artefacts"),
                List.copyOf(
                        DetailedMeasures.of(Pictures.scene(64, 64, 1)).scores().keySet()));
    }

    @Test
    void theMapShowsWhereItIsSharp() {
        Raster sharp = Pictures.of(640, 320, (x, y) -> Pictures.grey(128 + 60 * Math.signum(Math.sin(0.05 * (x + y)))));
        Raster soft = Pictures.blurred(sharp, 3);
        Raster both = Pictures.of(640, 320, (x, y) -> (x < 320 ? sharp : soft).rgb(x, y));
        DetailedQuality quality = DetailedMeasures.of(both);
        Grid map = quality.map();
        assertEquals(32, map.width());
        assertEquals(16, map.height());
        double left = 0;
        double right = 0;
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 15; x++) {
                left += map.at(x, y) / (16 * 15);
                right += map.at(x + 17, y) / (16 * 15);
            }
        }
        assertTrue(left > right + 0.2, left + " and " + right);
        assertTrue(score(both, "focus") > 0.8);
        assertTrue(score(soft, "focus") < 0.4);
        assertTrue(score(soft, "detail") < score(sharp, "detail") - 0.3);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1", "15, 400, 1, 25", "2048, 1024, 32, 16", "2048, 2047, 32, 32", "1000, 700, 32, 22"})
    void theMapHasAtMost32Cells(int width, int height, int columns, int rows) {
        Grid map = DetailedMeasures.of(Pictures.plain(width, height, 0x707070)).map();
        assertEquals(columns, map.width());
        assertEquals(rows, map.height());
        assertEquals(0.5, map.at(0, 0), 0.01);
    }

    @Test
    void cutOffTonesAreCounted() {
        Raster tenth = Pictures.of(100, 100, (x, y) -> y < 10 ? 0xffffff : y < 30 ? 0 : Pictures.grey(40 + x));
        assertEquals(0.5, score(tenth, "highlights"), 1e-9);
        assertEquals(0, score(tenth, "shadows"), 1e-9);
        Raster middle = Pictures.of(256, 100, (x, y) -> Pictures.grey(64 + x / 2));
        assertEquals(127 / 255.0, score(middle, "tonalRange"), 0.01);
        assertEquals(1, score(middle, "highlights"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void defectsLowerTheirScoresAndTheWhole(long seed) {
        Raster scene = Pictures.scene(512, 384, seed);
        double before = DetailedMeasures.of(scene).overall();
        Raster noisy = Pictures.noisy(scene, 12, seed);
        assertTrue(score(noisy, "cleanliness") < score(scene, "cleanliness") - 0.4);
        assertTrue(DetailedMeasures.of(noisy).overall() < before);
        Raster blurred = Pictures.blurred(scene, 3);
        assertTrue(score(blurred, "focus") < score(scene, "focus") - 0.4);
        assertTrue(DetailedMeasures.of(blurred).overall() < before);
        Raster compressed = Pictures.compressed(scene, 0.1);
        assertTrue(score(compressed, "artefacts") < score(scene, "artefacts") - 0.4);
        assertTrue(DetailedMeasures.of(compressed).overall() < before);
    }

    @Test
    void huesThatFitATemplateAreInHarmony() {
        assertEquals(0, ColourHarmony.degreesOff(Pictures.plain(20, 20, 0x2060c0)), 0.01);
        Raster opposite = Pictures.of(20, 20, (x, y) -> x < 10 ? 0xff0000 : 0x00ffff);
        assertEquals(0, ColourHarmony.degreesOff(opposite), 0.01);
        Raster triad = Pictures.of(30, 30, (x, y) -> x < 10 ? 0xff0000 : x < 20 ? 0x00ff00 : 0x0000ff);
        assertEquals((60 - 46.8) * 2 / 3, ColourHarmony.degreesOff(triad), 1.7);
        Raster wheel = Pictures.of(360, 10, (x, y) -> java.awt.Color.HSBtoRGB(x / 360f, 1, 1) & 0xffffff);
        assertEquals(10.4, ColourHarmony.degreesOff(wheel), 0.5);
        assertEquals(1, ColourHarmony.score(Pictures.plain(20, 20, 0x808080)));
    }

    @Test
    void aPictureWithoutFaultsIsReady() {
        Raster scene = Pictures.scene(1600, 900, 2);
        Readiness ready = PortfolioReadiness.of(
                new ImageHeader(ImageFormat.PNG, 1600, 900, 1, false),
                BasicMeasures.of(scene),
                DetailedMeasures.of(scene));
        assertEquals(List.of(), ready.reasons());
        assertEquals(1, ready.score());
    }

    @Test
    void whatSpeaksAgainstItIsSaid() {
        Raster scene = Pictures.noisy(Pictures.blurred(Pictures.scene(400, 300, 2), 4), 14, 1);
        BasicQuality basic = BasicMeasures.of(scene);
        Readiness ready = PortfolioReadiness.of(
                new ImageHeader(ImageFormat.PNG, 300, 400, 6, false), basic, DetailedMeasures.of(scene));
        assertTrue(
                ready.reasons().contains("only 400 × 300 pixels"),
                () -> ready.reasons().toString());
        assertTrue(ready.reasons().stream().anyMatch(reason -> reason.startsWith("it is noisy (")));
        assertTrue(ready.reasons().stream().anyMatch(reason -> reason.startsWith("nothing in it is really sharp")));
        assertTrue(ready.score() < 0.3);
        Readiness smaller = PortfolioReadiness.of(
                new ImageHeader(ImageFormat.PNG, 300, 200, 1, false), basic, DetailedMeasures.of(scene));
        assertTrue(smaller.score() < ready.score());
    }
}
