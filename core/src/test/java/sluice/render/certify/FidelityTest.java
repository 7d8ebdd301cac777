package sluice.render.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import sluice.image.Raster;

class FidelityTest {
    private static Raster noise(Random random, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        random.nextBytes(rgb);
        return new Raster(width, height, rgb);
    }

    private static Raster plain(int width, int height, int level) {
        byte[] rgb = new byte[3 * width * height];
        Arrays.fill(rgb, (byte) level);
        return new Raster(width, height, rgb);
    }

    /** Every level moved by up to so much. */
    private static Raster disturbed(Raster picture, Random random, int most) {
        byte[] rgb = picture.rgb().clone();
        for (int at = 0; at < rgb.length; at++) {
            rgb[at] = (byte) Math.clamp((rgb[at] & 0xFF) + random.nextInt(-most, most + 1), 0, 255);
        }
        return new Raster(picture.width(), picture.height(), rgb);
    }

    @RepeatedTest(8)
    void equalPicturesAreAsNearAsCanBe(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Raster picture = noise(random, random.nextInt(11, 60), random.nextInt(11, 60));
        Fidelity same = Fidelity.of(picture, picture);
        assertEquals(Fidelity.SAME, same.psnr());
        assertEquals(1, same.ssim(), 1e-12);
    }

    @RepeatedTest(8)
    void neitherPictureIsTheFirst(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Raster one = noise(random, 31, 24);
        Raster other = disturbed(one, random, 60);
        Fidelity there = Fidelity.of(one, other);
        Fidelity back = Fidelity.of(other, one);
        assertEquals(there.psnr(), back.psnr());
        assertEquals(there.ssim(), back.ssim(), 1e-12);
    }

    @RepeatedTest(8)
    void moreDisturbanceIsLessFidelity(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Raster picture = noise(random, 40, 40);
        Fidelity before = Fidelity.of(picture, picture);
        for (int most : new int[] {4, 16, 64, 200}) {
            Fidelity now = Fidelity.of(picture, disturbed(picture, random, most));
            assertTrue(now.psnr() < before.psnr() && now.ssim() < before.ssim(), most + ": " + now + " of " + before);
            before = now;
        }
    }

    /** Of two plain pictures only the term of the means is left: (2ab + C1) / (a² + b² + C1). */
    @Test
    void plainPicturesDifferByTheirMeans() {
        Fidelity measured = Fidelity.of(plain(20, 15, 100), plain(20, 15, 110));
        double c1 = 6.5025;
        assertEquals((2 * 100 * 110 + c1) / (100 * 100 + 110 * 110 + c1), measured.ssim(), 1e-9);
        assertEquals(10 * Math.log10(255.0 * 255 / 100), measured.psnr(), 1e-9);
    }

    /** The definition itself, with the two-dimensional window written out, at one place. */
    @Test
    void oneWindowIsTheFormulaOfThePaper() {
        Random random = new Random(5);
        Raster one = noise(random, 11, 11);
        Raster other = disturbed(one, random, 40);
        double[][] weights = new double[11][11];
        double total = 0;
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 11; x++) {
                weights[y][x] = Math.exp(-((x - 5) * (x - 5) + (y - 5) * (y - 5)) / (2 * 1.5 * 1.5));
                total += weights[y][x];
            }
        }
        double meanX = 0;
        double meanY = 0;
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 11; x++) {
                meanX += weights[y][x] / total * luma(one.rgb(x, y));
                meanY += weights[y][x] / total * luma(other.rgb(x, y));
            }
        }
        double varianceX = 0;
        double varianceY = 0;
        double covariance = 0;
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 11; x++) {
                double weight = weights[y][x] / total;
                double dx = luma(one.rgb(x, y)) - meanX;
                double dy = luma(other.rgb(x, y)) - meanY;
                varianceX += weight * dx * dx;
                varianceY += weight * dy * dy;
                covariance += weight * dx * dy;
            }
        }
        double c1 = Math.pow(0.01 * 255, 2);
        double c2 = Math.pow(0.03 * 255, 2);
        double expected = (2 * meanX * meanY + c1)
                * (2 * covariance + c2)
                / ((meanX * meanX + meanY * meanY + c1) * (varianceX + varianceY + c2));
        assertEquals(expected, Fidelity.of(one, other).ssim(), 1e-9);
    }

    private static double luma(int rgb) {
        return 0.299 * (rgb >> 16 & 0xFF) + 0.587 * (rgb >> 8 & 0xFF) + 0.114 * (rgb & 0xFF);
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Fidelity.of(plain(20, 20, 1), plain(20, 21, 1)));
        assertThrows(IllegalArgumentException.class, () -> Fidelity.of(plain(10, 20, 1), plain(10, 20, 1)));
        assertThrows(IllegalArgumentException.class, () -> Fidelity.cosine(new float[2], new float[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> Fidelity.cosine(new float[1], new float[] {1, 1}));
    }

    @Test
    void theCosineIsThatOfTheAngle() {
        assertEquals(1, Fidelity.cosine(new float[] {1, 2, 3}, new float[] {2, 4, 6}), 1e-9);
        assertEquals(0, Fidelity.cosine(new float[] {1, 0}, new float[] {0, 7}), 1e-9);
        assertEquals(-Math.sqrt(0.5), Fidelity.cosine(new float[] {1, 0}, new float[] {-3, 3}), 1e-9);
    }
}
