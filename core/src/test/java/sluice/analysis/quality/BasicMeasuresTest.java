package sluice.analysis.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.analysis.BasicQuality;
import sluice.analysis.Pictures;
import sluice.image.Raster;

/** What the basic measures say of pictures that are spoilt more and more. Each measure's known answers stand by it. */
class BasicMeasuresTest {
    private static final double[] BLURS = {0, 0.5, 1, 2, 4, 8};
    private static final double[] NOISES = {0, 2, 5, 10, 20, 40};
    private static final double[] QUALITIES = {0.95, 0.8, 0.6, 0.4, 0.2, 0.05};

    private static void falls(
            ToDoubleFunction<BasicQuality> measure, Function<Double, Raster> spoilt, double[] strengths) {
        List<Double> scores = new ArrayList<>();
        for (double strength : strengths) {
            scores.add(measure.applyAsDouble(BasicMeasures.of(spoilt.apply(strength))));
        }
        for (int i = 1; i < scores.size(); i++) {
            int at = i;
            assertTrue(scores.get(i) <= scores.get(i - 1), () -> "at " + strengths[at] + " it rises: " + scores);
        }
        assertTrue(scores.getLast() < scores.getFirst() - 0.2, () -> "it hardly falls: " + scores);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void blurTakesSharpness(long seed) {
        Raster scene = Pictures.scene(512, 384, seed);
        falls(BasicQuality::sharpness, blur -> Pictures.blurred(scene, blur), BLURS);
        falls(BasicQuality::overall, blur -> Pictures.blurred(scene, blur), BLURS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noiseIsSeen(long seed) {
        Raster scene = Pictures.scene(512, 384, seed);
        falls(BasicQuality::noise, noise -> Pictures.noisy(scene, noise, seed), NOISES);
        falls(BasicQuality::overall, noise -> Pictures.noisy(scene, noise, seed), NOISES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void compressionIsSeen(long seed) {
        Raster scene = Pictures.scene(512, 384, seed);
        falls(BasicQuality::blockiness, quality -> Pictures.compressed(scene, quality), QUALITIES);
        falls(BasicQuality::overall, quality -> Pictures.compressed(scene, quality), QUALITIES);
    }

    @Test
    void noiseDoesNotPassForSharpness() {
        Raster blurred = Pictures.blurred(Pictures.scene(512, 384, 1), 3);
        double clean = BasicMeasures.of(blurred).overall();
        double grainy = BasicMeasures.of(Pictures.noisy(blurred, 15, 1)).overall();
        assertTrue(grainy < clean, () -> grainy + " is not below " + clean);
    }

    @Test
    void aGoodPictureScoresHigh() {
        BasicQuality quality = BasicMeasures.of(Pictures.scene(512, 384, 4));
        assertTrue(quality.overall() > 0.8, quality::toString);
        assertEquals(1, quality.blockiness(), 0.05);
        assertEquals(1, quality.banding(), 0.05);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 500", "500, 1", "2, 2", "7, 9", "17, 17", "18, 18", "33, 5", "1024, 3"})
    void picturesOfAnySizeAreTaken(int width, int height) {
        BasicQuality plain = BasicMeasures.of(Pictures.plain(width, height, 0x808080));
        assertEquals(0, plain.sharpness());
        assertEquals(1, plain.noise());
        assertEquals(1, plain.blockiness());
        assertEquals(1, plain.banding());
        BasicQuality scene = BasicMeasures.of(Pictures.scene(width, height, 5));
        assertEquals(scene, BasicMeasures.of(Pictures.scene(width, height, 5)));
    }

    @Test
    void aShrunkPictureIsSearchedForShrunkBlocks() {
        Raster blocks = Pictures.compressed(Pictures.scene(768, 512, 1), 0.1);
        Raster half = Pictures.of(384, 256, (x, y) -> mean(blocks, 2 * x, 2 * y));
        double found = BasicMeasures.of(half, 0.5).blockiness();
        double clean = BasicMeasures.of(Pictures.scene(384, 256, 1), 0.5).blockiness();
        assertTrue(found < clean - 0.2, () -> found + " and without blocks " + clean);
        assertNotEquals(found, BasicMeasures.of(half, 0.1).blockiness());
        assertEquals(1, BasicMeasures.of(half, 0.1).blockiness());
    }

    private static int mean(Raster picture, int x, int y) {
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += picture.rgb(x + i % 2, y + i / 2) >> shift & 0xFF;
            }
            colour |= (sum + 2) / 4 << shift;
        }
        return colour;
    }
}
