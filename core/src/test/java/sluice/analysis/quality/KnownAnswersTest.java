package sluice.analysis.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.analysis.Pictures;
import sluice.image.Raster;

/** Pictures whose measures can be worked out by hand. */
class KnownAnswersTest {
    private static LumaPlane luma(Raster raster) {
        return LumaPlane.of(raster);
    }

    private static Raster step(double sigma) {
        Raster sharp = Pictures.of(200, 120, (x, y) -> x < 100 ? 0x282828 : 0xd0d0d0);
        return Pictures.blurred(sharp, sigma);
    }

    @Test
    void lumaIsThatOfBt601() {
        Raster colours = Pictures.of(4, 1, (x, y) -> new int[] {0xff0000, 0x00ff00, 0x0000ff, 0xffffff}[x]);
        assertEquals(0.299 * 255, luma(colours).values()[0], 1);
        assertEquals(0.587 * 255, luma(colours).values()[1], 1);
        assertEquals(0.114 * 255, luma(colours).values()[2], 1);
        assertEquals(255, luma(colours).values()[3]);
        for (int grey = 0; grey < 256; grey++) {
            assertEquals(grey, luma(Pictures.plain(1, 1, 0x010101 * grey)).values()[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 5, 10, 20})
    void noiseIsEstimated(double sigma) {
        Raster shade = Pictures.of(640, 480, (x, y) -> Pictures.grey(80 + x / 8.0 + y / 16.0));
        assertEquals(sigma, Noise.sigma(luma(Pictures.noisy(shade, sigma, 7))), 0.12 * sigma + 0.1);
    }

    @Test
    void edgesAndBlackBarsAreNoNoise() {
        Raster step = Pictures.noisy(step(0), 4, 3);
        assertEquals(4, Noise.sigma(luma(step)), 0.6);
        Raster barred = Pictures.of(200, 400, (x, y) -> y < 145 || y >= 257 ? 0 : step.rgb(x, y - 145));
        assertEquals(4, Noise.sigma(luma(barred)), 0.6);
        assertEquals(0, Noise.sigma(luma(step(0))));
    }

    @Test
    void aStepIsSharpWhateverItsHeight() {
        for (int high : new int[] {60, 120, 255}) {
            Raster step = Pictures.of(200, 120, (x, y) -> x < 100 ? 0x202020 : 0x010101 * high);
            assertEquals(1, Sharpness.of(luma(step), 0), 0.03);
        }
    }

    /** Of a step blurred by a Gaussian, differences are the bell curve and, after nine pixels' mean, its integral. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 3})
    void aBlurredStepIsAsSharpAsWorkedOut(double sigma) {
        double differences = 0;
        double lost = 0;
        for (int x = -20; x <= 20; x++) {
            double difference = 168 * bell(x, sigma);
            double blurred = 0;
            for (int k = -4; k <= 4; k++) {
                blurred += 168 * bell(x + k, sigma) / 9;
            }
            if (difference >= 2.5) {
                differences += difference;
                lost += Math.max(0, difference - blurred);
            }
        }
        assertEquals(lost / differences * 9 / 8, Sharpness.of(luma(step(sigma)), 0), 0.05);
    }

    private static double bell(double x, double sigma) {
        return Math.exp(-x * x / (2 * sigma * sigma)) / sigma / Math.sqrt(2 * Math.PI);
    }

    @Test
    void oneDirectionOfBlurIsEnough() {
        Raster board = Pictures.of(256, 256, (x, y) -> (x / 16 + y / 16) % 2 == 0 ? 0x404040 : 0xc0c0c0);
        Raster ramped = Pictures.of(256, 256, (x, y) -> {
            int cell = Math.min(15, Math.abs((x + 8) % 32 - 16));
            double across = (cell - 7.5) / 7.5;
            return Pictures.grey(128 + (y / 16 % 2 == 0 ? 64 : -64) * across);
        });
        assertEquals(1, Sharpness.of(luma(board), 0), 0.05);
        assertTrue(Sharpness.of(luma(ramped), 0) < 0.4);
    }

    @Test
    void aSmoothShadeHasNothingSharp() {
        Raster shade = Pictures.of(300, 200, (x, y) -> Pictures.grey(20 + 0.7 * x));
        assertEquals(0, Sharpness.of(luma(shade), 0));
    }

    @Test
    void tonesAreCounted() {
        Raster quarters = Pictures.of(20, 10, (x, y) -> new int[] {0, 0x404040, 0x808080, 0xffffff}[x / 5]);
        Tones tones = new Tones(luma(quarters));
        assertEquals((0 + 64 + 128 + 255) / 4.0 / 255, tones.mean(), 1e-9);
        assertEquals(0.25, tones.black());
        assertEquals(0.25, tones.white());
        assertEquals(0, tones.percentile(0.2));
        assertEquals(128, tones.percentile(0.6));
        assertEquals(255, tones.percentile(1));
    }

    @ParameterizedTest
    @CsvSource({"128, 1.0", "64, 0.606", "0, 0.068", "255, 0.068"})
    void exposureFollowsTheMeanAndTheEnds(int grey, double expected) {
        Tones tones = new Tones(luma(Pictures.plain(50, 50, 0x010101 * grey)));
        assertEquals(expected, Exposure.of(tones), 0.01);
    }

    @Test
    void contrastIsTheDeviation() {
        Raster two = Pictures.of(40, 40, (x, y) -> x % 2 == 0 ? 0x666666 : 0x999999);
        assertEquals(0.1 / 0.25, Contrast.of(new Tones(luma(two))), 0.001);
        Raster board = Pictures.of(40, 40, (x, y) -> (x + y) % 2 == 0 ? 0 : 0xffffff);
        assertEquals(1, Contrast.of(new Tones(luma(board))));
        assertEquals(0, Contrast.of(new Tones(luma(Pictures.plain(9, 9, 0x123456)))));
    }

    /** Red has rg 255 and yb 127.5, blue 0 and −255: the mean (127.5, −63.75), the deviations 127.5 and 191.25. */
    @Test
    void colourfulnessIsThatOfThePaper() {
        Raster halves = Pictures.of(1000, 600, (x, y) -> x < 500 ? 0xff0000 : 0x0000ff);
        double expected = Math.hypot(127.5, 191.25) + 0.3 * Math.hypot(127.5, 63.75);
        assertEquals(expected, Colourfulness.of(halves), 0.01);
        assertEquals(0, Colourfulness.of(Pictures.plain(30, 30, 0x777777)), 1e-9);
        assertEquals(0.3 * Math.hypot(255, 127.5), Colourfulness.of(Pictures.plain(30, 31, 0xff0000)), 1e-6);
    }

    /** Blocks of levels that differ by six from each neighbour, and nothing inside. */
    @Test
    void stepsAtTheGridAreMeasured() {
        Raster blocks = Pictures.of(256, 256, (x, y) -> Pictures.grey(120 + 6 * ((x / 8 + y / 8) % 2)));
        assertEquals(6, Blockiness.levels(luma(blocks), 8), 0.1);
        Raster cropped = Pictures.of(240, 240, (x, y) -> blocks.rgb(x + 3, y + 5));
        assertEquals(6, Blockiness.levels(luma(cropped), 8), 0.1);
        Raster other = Pictures.of(256, 256, (x, y) -> Pictures.grey(120 + 6 * ((x / 11 + y / 11) % 2)));
        assertTrue(Blockiness.levels(luma(other), 8) < 1);
        Raster stripes = Pictures.of(256, 256, (x, y) -> Pictures.grey(120 + 6 * (x / 8 % 2)));
        assertEquals(0, Blockiness.levels(luma(stripes), 8), 0.01);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0.143", "4, 0.429", "8, 1", "16, 1"})
    void staircasesOfAShadeAreBanding(int step, double share) {
        Raster shade = Pictures.of(1020, 90, (x, y) -> Pictures.grey(x * 180 / 1020 / step * step));
        assertEquals(share, Banding.share(luma(shade)), 0.2 * share + 0.01);
    }

    @Test
    void plainAreasNoiseAndEdgesAreNoBanding() {
        assertEquals(0, Banding.share(luma(step(0))));
        assertEquals(0, Banding.share(luma(Pictures.plain(300, 200, 0x445566))));
        Raster banded = Pictures.of(1020, 90, (x, y) -> Pictures.grey(x * 180 / 1020 / 8 * 8));
        assertEquals(0, Banding.share(luma(Pictures.noisy(banded, 3, 1))), 0.01);
        Raster turned = Pictures.of(90, 1020, (x, y) -> banded.rgb(y, x));
        assertEquals(Banding.share(luma(banded)), Banding.share(luma(turned)), 0.02);
    }
}
