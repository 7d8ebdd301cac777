package sluice.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnedHashTest {
    private static final int EDGE = Rendered.LUMA_EDGE;
    private static final int FEW_BITS = 10;

    /** Whatever the way, the hash made up from the hash is nearly that of the picture turned so. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void isNearlyTheHashOfThePictureTurned(long seed) {
        float[] luma = picture(new Random(seed));
        long hash = PerceptualHash.of(luma);
        assertTrue(PerceptualHash.tellsApart(hash));
        assertNear(PerceptualHash.of(moved(luma, EDGE - 1, -1, EDGE)), PerceptualHash.turned(hash, 1));
        assertNear(PerceptualHash.of(moved(luma, (EDGE - 1) * EDGE, 1, -EDGE)), PerceptualHash.turned(hash, 2));
        assertNear(PerceptualHash.of(moved(luma, 0, EDGE, 1)), PerceptualHash.turned(hash, 4));
        assertEquals(hash, PerceptualHash.turned(hash, 0));
    }

    @Test
    void flatPicturesTellNothingApart() {
        assertFalse(PerceptualHash.tellsApart(PerceptualHash.of(new float[EDGE * EDGE])));
        float[] slope = new float[EDGE * EDGE];
        IntStream.range(0, slope.length).forEach(i -> slope[i] = i % EDGE);
        assertFalse(PerceptualHash.tellsApart(PerceptualHash.of(slope)));
    }

    private static void assertNear(long expected, long found) {
        int distance = PerceptualHash.distance(expected, found);
        assertTrue(distance <= FEW_BITS, () -> distance + " bits");
    }

    /** The value at (x, y) is that of the original at start + x × right + y × down. */
    private static float[] moved(float[] luma, int start, int right, int down) {
        float[] moved = new float[luma.length];
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                moved[y * EDGE + x] = luma[start + x * right + y * down];
            }
        }
        return moved;
    }

    /** Soft blobs in random places. */
    private static float[] picture(Random random) {
        float[] luma = new float[EDGE * EDGE];
        for (int blob = 0; blob < 12; blob++) {
            double centreX = random.nextDouble() * EDGE;
            double centreY = random.nextDouble() * EDGE;
            double size = 2 + random.nextDouble() * 6;
            double height = 60 * random.nextGaussian();
            for (int i = 0; i < luma.length; i++) {
                double distance = Math.hypot(i % EDGE - centreX, i / EDGE - centreY) / size;
                luma[i] += (float) (height * Math.exp(-distance * distance));
            }
        }
        return luma;
    }
}
