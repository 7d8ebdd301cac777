package sluice.adapters.imaging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanczosScalerTest {
    @Test
    void aPlainPictureStaysPlainAtAnySize() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            int width = 1 + random.nextInt(50);
            int height = 1 + random.nextInt(50);
            byte[] rgb = new byte[3 * width * height];
            byte value = (byte) random.nextInt(256);
            Arrays.fill(rgb, value);
            RgbPicture scaled = LanczosScaler.scale(
                    new RgbPicture(width, height, rgb), 1 + random.nextInt(90), 1 + random.nextInt(90));
            for (byte at : scaled.rgb()) {
                assertEquals(value, at);
            }
        }
    }

    @Test
    void enlargingAndShrinkingAgainComesNearTheSame() {
        RgbPicture picture = waves(60, 40);
        RgbPicture back = LanczosScaler.scale(LanczosScaler.scale(picture, 240, 160), 60, 40);
        for (int i = 0; i < picture.rgb().length; i++) {
            assertEquals(picture.rgb()[i] & 0xFF, back.rgb()[i] & 0xFF, 6);
        }
    }

    @Test
    void aStripeOfBlackAndWhiteShrinksToItsMeanLight() {
        byte[] rgb = new byte[3 * 64 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / (3 * 64) % 2 == 0 ? 255 : 0);
        }
        RgbPicture shrunk = LanczosScaler.scale(new RgbPicture(64, 64, rgb), 8, 8);
        // Half the light of white is stored as 188.
        assertEquals(188, shrunk.rgb()[3 * (4 * 8 + 4)] & 0xFF, 6);
    }

    @Test
    void aPartOnWholePixelsIsThatPart() {
        RgbPicture picture = waves(60, 40);
        RgbPicture part = LanczosScaler.scale(picture, 10, 5, 30, 20, 30, 20);
        byte[] first = Arrays.copyOfRange(picture.rgb(), 3 * (5 * 60 + 10), 3 * (5 * 60 + 40));
        assertArrayEquals(first, Arrays.copyOf(part.rgb(), 90));
    }

    @Test
    void edgesDoNotMove() {
        byte[] rgb = new byte[3 * 20 * 20];
        for (int i = 0; i < 400; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) (i % 20 < 10 ? 0 : 255));
        }
        RgbPicture scaled = LanczosScaler.scale(new RgbPicture(20, 20, rgb), 100, 100);
        int row = 3 * 50 * 100;
        assertTrue((scaled.rgb()[row + 3 * 48] & 0xFF) < 127);
        assertTrue((scaled.rgb()[row + 3 * 51] & 0xFF) > 128);
    }

    private static RgbPicture waves(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            double x = i / 3 % width;
            double y = i / 3 / width;
            rgb[i] = (byte) (128 + 80 * Math.sin(x / 5 + i % 3) * Math.cos(y / 6));
        }
        return new RgbPicture(width, height, rgb);
    }
}
