package sluice.adapters.onnx.cppn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import sluice.image.Raster;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Pipeline;

/** What a picture was asked to be can be measured in its pixels, for every seed; and is not there when it was not asked. */
class RecognisableTest {
    private static final int EDGE = 192;
    private static final List<Long> SEEDS = List.of(1L, 22L, -333L, 4444L, Long.MIN_VALUE);

    private static final Pipeline PIPELINE = opened();

    @AfterAll
    static void close() {
        PIPELINE.close();
    }

    @Test
    void warmColdAndMonochromeAreColours() throws Exception {
        for (String motif : List.of("spiral", "waves", "clouds", "cells")) {
            for (long seed : SEEDS) {
                double[] warm = colour(drawn("a " + motif + " of warm colours", seed));
                double[] cold = colour(drawn(motif + " of cold blue colours", seed));
                double[] grey = colour(drawn("monochrome " + motif, seed));
                assertTrue(
                        warm[0] > 0.03 && warm[1] > 0.02, motif + " " + seed + " is warm: " + warm[0] + "," + warm[1]);
                assertTrue(cold[0] < 0 && cold[1] < -0.03, motif + " " + seed + " is cold: " + cold[0] + "," + cold[1]);
                assertTrue(grey[2] < 0.02, motif + " " + seed + " is grey: " + grey[2]);
                assertTrue(warm[2] > 3 * grey[2], motif + " " + seed + " is colourful: " + warm[2]);
            }
        }
    }

    @Test
    void namedColoursAreThoseColours() throws Exception {
        for (long seed : SEEDS) {
            assertTrue(colour(drawn("red waves", seed))[0] > 0.05);
            assertTrue(colour(drawn("green waves", seed))[0] < -0.03);
            assertTrue(colour(drawn("blue waves", seed))[1] < -0.05);
            assertTrue(colour(drawn("golden waves", seed))[1] > 0.05);
        }
    }

    @Test
    void aSpiralIsItselfTurnedAndLarger() throws Exception {
        for (long seed : SEEDS) {
            double half = Math.PI / Math.abs(gene("a spiral of warm colours", seed, "ARMS"));
            double spiral = best("a spiral of warm colours", seed, polar -> polar.bestLikeness(half));
            double ring = best("a spiral of warm colours", seed, polar -> polar.likeness(half, 0));
            double cloud = best("a soft warm cloud", seed, polar -> polar.bestLikeness(half));
            assertTrue(spiral > 0.55, "seed " + seed + ": " + spiral);
            assertTrue(spiral > ring + 0.3, "seed " + seed + " is no ring: " + spiral + ", " + ring);
            assertTrue(spiral > cloud + 0.1, "seed " + seed + " is no cloud: " + spiral + ", " + cloud);
        }
    }

    @Test
    void ringsStayWhenTurned() throws Exception {
        for (long seed : SEEDS) {
            double half = Math.PI / Math.abs(gene("a spiral", seed, "ARMS"));
            double rings = best("concentric rings", seed, polar -> polar.likeness(half, 0));
            double spiral = best("a spiral", seed, polar -> polar.likeness(half, 0));
            assertTrue(rings > 0.6, "seed " + seed + ": " + rings);
            assertTrue(rings > spiral + 0.4, "seed " + seed + ": a spiral does not: " + rings + ", " + spiral);
        }
    }

    @Test
    void raysStayWhenDrawnLarger() throws Exception {
        for (long seed : SEEDS) {
            double rays = best("rays of light", seed, polar -> polar.likeness(0, 0.45));
            double rings = best("concentric rings", seed, polar -> polar.likeness(0, 0.45));
            assertTrue(rays > 0.5, "seed " + seed + ": " + rays);
            assertTrue(rays > rings + 0.2, "seed " + seed + ": rings do not: " + rays + ", " + rings);
        }
    }

    @Test
    void petalsComeRound() throws Exception {
        for (long seed : SEEDS) {
            double petal = 2 * Math.PI / gene("petals", seed, "PETALS");
            double round = best("petals", seed, polar -> polar.likeness(petal, 0) - polar.likeness(petal / 2, 0));
            double cloud = best("clouds", seed, polar -> polar.likeness(petal, 0) - polar.likeness(petal / 2, 0));
            assertTrue(round > 0.25, "seed " + seed + ": " + round);
            assertTrue(round > cloud + 0.2, "seed " + seed + ": clouds do not: " + round + ", " + cloud);
        }
    }

    @Test
    void wavesAndStrataLieAndStripesStand() throws Exception {
        for (long seed : SEEDS) {
            for (String lying : List.of("calm waves", "strata of rock", "mountains")) {
                Raster picture = drawn(lying, seed);
                double across = 1 - shifted(picture, 16, 0);
                double down = 1 - shifted(picture, 0, 16);
                assertTrue(across < 0.6 * down, lying + " " + seed + ": " + across + " against " + down);
            }
            Raster stripes = drawn("vertical stripes", seed);
            assertTrue(1 - shifted(stripes, 0, 16) < 0.6 * (1 - shifted(stripes, 16, 0)), "stripes " + seed);
        }
    }

    @Test
    void aGridComesAgain() throws Exception {
        for (long seed : SEEDS) {
            double mesh = EDGE / 2.0 / (3.1 * gene("a grid", seed, "FREQUENCY"));
            double cos = gene("a grid", seed, "TILT_COS");
            double sin = gene("a grid", seed, "TILT_SIN");
            Raster edges = edges(drawn("a grid", seed));
            double whole = shifted(edges, (int) Math.round(mesh * cos), (int) Math.round(mesh * sin));
            double half = shifted(edges, (int) Math.round(mesh * cos / 2), (int) Math.round(mesh * sin / 2));
            assertTrue(whole > half + 0.15, "seed " + seed + ": " + whole + " against " + half);
        }
    }

    @Test
    void seedsDiffer() throws Exception {
        for (String prompt : List.of("a spiral of warm colours", "an old library full of books")) {
            Raster first = drawn(prompt, 1);
            for (long seed : SEEDS.subList(1, SEEDS.size())) {
                Correlation likeness = new Correlation();
                Raster other = drawn(prompt, seed);
                for (int at = 0; at < EDGE * EDGE; at++) {
                    likeness.add(lightness(first, at % EDGE, at / EDGE), lightness(other, at % EDGE, at / EDGE));
                }
                assertTrue(
                        likeness.value() < 0.7,
                        prompt + " " + seed + String.format(Locale.ROOT, ": %.2f", likeness.value()));
            }
        }
    }

    private static Pipeline opened() {
        try {
            return new BuiltinGenerator(Prompts.SHIPPED).open("builtin", Recipe.ORIGINAL);
        } catch (GeneratorException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Raster drawn(String prompt, long seed) throws Exception {
        return Prompts.drawn(PIPELINE, Prompts.recipe(prompt, "", seed, EDGE, EDGE, 4));
    }

    /** The best of a statistic over centres near the one that the seed set, which the plane's bends have moved a little. */
    private static double best(String prompt, long seed, ToDoubleFunction<LogPolar> statistic) throws Exception {
        Raster picture = drawn(prompt, seed);
        double x = gene(prompt, seed, "CENTRE_X");
        double y = gene(prompt, seed, "CENTRE_Y");
        double best = -2;
        for (int cell = 0; cell < 25; cell++) {
            LogPolar polar = new LogPolar(picture, x + 0.055 * (cell % 5 - 2), y + 0.055 * (cell / 5 - 2));
            best = Math.max(best, statistic.applyAsDouble(polar));
        }
        return best;
    }

    private static double gene(String prompt, long seed, String gene) throws Exception {
        Vocabulary vocabulary = Vocabulary.shipped();
        Conditioning words = PIPELINE.encode(List.of(Prompts.recipe(prompt, "", seed, EDGE, EDGE, 4)))
                .getFirst();
        Wishes wishes = Wishes.of(words, vocabulary, Wishes.GUIDANCE);
        return Genome.of(wishes, vocabulary, seed, 1, 1, 2.0 / EDGE).genes()[Genome.GENES.indexOf(gene)];
    }

    /** Means of OkLab's a and b, and of the chroma. */
    private static double[] colour(Raster picture) {
        double[] sums = new double[3];
        for (int at = 0; at < EDGE * EDGE; at++) {
            float[] lab = OkLab.of(picture.rgb(at % EDGE, at / EDGE));
            sums[0] += lab[1] / (EDGE * EDGE);
            sums[1] += lab[2] / (EDGE * EDGE);
            sums[2] += Math.hypot(lab[1], lab[2]) / (EDGE * EDGE);
        }
        return sums;
    }

    private static double shifted(Raster picture, int byX, int byY) {
        Correlation likeness = new Correlation();
        for (int y = Math.max(0, -byY); y < Math.min(EDGE, EDGE - byY); y++) {
            for (int x = Math.max(0, -byX); x < Math.min(EDGE, EDGE - byX); x++) {
                likeness.add(lightness(picture, x, y), lightness(picture, x + byX, y + byY));
            }
        }
        return likeness.value();
    }

    /** Bright where neighbours differ. */
    private static Raster edges(Raster picture) {
        byte[] rgb = new byte[picture.rgb().length];
        for (int at = 0; at < EDGE * EDGE; at++) {
            int x = Math.min(at % EDGE, EDGE - 3);
            int y = Math.min(at / EDGE, EDGE - 3);
            double across = lightness(picture, x + 2, y) - lightness(picture, x, y);
            double down = lightness(picture, x, y + 2) - lightness(picture, x, y);
            int level = (int) Math.min(255, 600 * Math.hypot(across, down));
            rgb[3 * at] = rgb[3 * at + 1] = rgb[3 * at + 2] = (byte) level;
        }
        return new Raster(EDGE, EDGE, rgb);
    }

    private static double lightness(Raster picture, int x, int y) {
        return OkLab.of(picture.rgb(x, y))[0];
    }
}
