package sluice.analysis.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sluice.analysis.Embedded;
import sluice.analysis.Pictures;
import sluice.analysis.Style;
import sluice.failure.SluiceException;
import sluice.image.Raster;

class StyleClassifierTest {
    private static final Raster PICTURE = Pictures.scene(200, 150, 1);

    /** Two classes, told apart by the first component alone. */
    private static Properties twoClasses() {
        String none = String.join(" ", Collections.nCopies(PixelStatistics.NAMES.size(), "0"));
        String one = String.join(" ", Collections.nCopies(PixelStatistics.NAMES.size(), "1"));
        Properties file = new Properties();
        file.putAll(
                Map.of("classes", "drawn taken", "vector", "2", "mean", none, "deviation", one, "bias.drawn", "0.5"));
        file.putAll(Map.of("bias.taken", "0", "statistics.drawn", none, "statistics.taken", none));
        file.putAll(Map.of("scale.drawn", "0.04", "scale.taken", "0.01"));
        file.put("weights.drawn", Base64.getEncoder().encodeToString(new byte[] {100, 0}));
        file.put("weights.taken", Base64.getEncoder().encodeToString(new byte[] {-50, 0}));
        return file;
    }

    private static Style classify(float... vector) {
        return new StyleClassifier(StyleHead.of(twoClasses())).classify(new Embedded(vector, Map.of()), PICTURE);
    }

    @Test
    void probabilitiesAreThoseOfTheRegression() {
        // 4 + 0.5 against −0.5.
        Style drawn = classify(1, 0);
        assertEquals("drawn", drawn.label());
        assertEquals(1 / (1 + Math.exp(-5)), drawn.confidence(), 1e-6);
        // −4 + 0.5 against 0.5.
        Style taken = classify(-1, 0);
        assertEquals("taken", taken.label());
        assertEquals(List.of("taken", "drawn"), List.copyOf(taken.scores().keySet()));
        assertEquals(
                1, taken.scores().values().stream().mapToDouble(score -> score).sum(), 1e-9);
    }

    @Test
    void whatIsNotLikelyEnoughIsNotNamed() {
        Style even = classify(-1 / 9f, 1);
        assertEquals(Style.UNSURE, even.label());
        assertEquals(0.5, even.confidence(), 0.01);
    }

    @Test
    void vectorsOfAnotherModelSayNothing() {
        Style style = new StyleClassifier().classify(new Embedded(new float[512], Map.of()), PICTURE);
        assertEquals(new Style(Style.UNSURE, 0, Map.of()), style);
    }

    @Test
    void theShippedHeadIsForTheDefaultEmbedder() {
        float[] vector = new float[1792];
        Random random = new Random(1);
        double length = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = random.nextFloat();
            length += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        Style style = new StyleClassifier().classify(new Embedded(vector, Map.of()), PICTURE);
        assertEquals(
                List.of("anime", "graphic", "illustration", "photograph"),
                style.scores().keySet().stream().sorted().toList());
        assertTrue(style.confidence() > 0.25);
        assertEquals(style.confidence(), style.scores().values().iterator().next());
    }

    @Test
    void aDamagedHeadIsRefused() {
        Properties file = twoClasses();
        file.remove("bias.taken");
        assertThrows(IllegalArgumentException.class, () -> StyleHead.of(file));
        assertThrows(SluiceException.class, () -> StyleHead.shipped("missing.properties"));
    }

    @Test
    void statisticsAreCounted() {
        double[] plain = PixelStatistics.of(Pictures.plain(50, 50, 0x2080f0));
        assertEquals(PixelStatistics.NAMES.size(), plain.length);
        assertEquals(1, at(plain, "even"));
        assertEquals(0, at(plain, "hardEdges"));
        assertEquals(1, at(plain, "commonest"));
        assertEquals((0xf0 - 0x20) / (double) 0xf0, at(plain, "saturation"), 1e-9);
        assertEquals(1, at(plain, "vivid"));
        double[] board = PixelStatistics.of(Pictures.of(50, 100, (x, y) -> (x + y) % 2 == 0 ? 0 : 0xffffff));
        assertEquals(1, at(board, "hardEdges"));
        assertEquals(1, at(board, "hardShare"));
        assertEquals(0.5, at(board, "dark"));
        assertEquals(0.5, at(board, "bright"));
        assertEquals(Math.log(2), at(board, "tall"), 1e-9);
        double[] noise = PixelStatistics.of(Pictures.noisy(Pictures.plain(200, 200, 0x808080), 3, 1));
        assertEquals(2 / Math.PI, at(noise, "spikiness"), 0.15);
        assertEquals(PixelStatistics.NAMES.size(), PixelStatistics.of(Pictures.plain(1, 1, 0)).length);
    }

    private static double at(double[] statistics, String name) {
        return statistics[PixelStatistics.NAMES.indexOf(name)];
    }
}
