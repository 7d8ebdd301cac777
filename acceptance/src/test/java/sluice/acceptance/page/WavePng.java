package sluice.acceptance.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A picture whose perceptual hash is chosen: a sum of the 64 lowest waves, each with a sign of its own. Two such pictures
 * whose signs differ in n places have hashes that differ in n bits, as long as half of the signs are positive: a hash
 * compares each wave with their median.
 */
record WavePng(long signs) {
    private static final int SIDE = 192;
    private static final int WAVES = 8;
    private static final double HEIGHT = 9;

    /** As many positive signs changed as negative ones. */
    WavePng flipped(int bits) {
        long changed = signs;
        int positive = bits / 2;
        int negative = bits - positive;
        for (int i = 0; i < 64; i++) {
            long bit = 1L << i * 7 % 64;
            if ((signs & bit) != 0 && positive > 0) {
                changed ^= bit;
                positive--;
            } else if ((signs & bit) == 0 && negative > 0) {
                changed ^= bit;
                negative--;
            }
        }
        return new WavePng(changed);
    }

    void writeTo(Path file) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int grey = (int) Math.clamp(128 + height(x, y), 0, 255);
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private double height(int x, int y) {
        double sum = 0;
        for (int v = 0; v < WAVES; v++) {
            for (int u = 0; u < WAVES; u++) {
                double wave = wave(u, x) * wave(v, y);
                sum += (signs >>> 63 - (v * WAVES + u) & 1) == 1 ? wave : -wave;
            }
        }
        return HEIGHT * sum;
    }

    private static double wave(int frequency, int at) {
        return Math.cos((2 * at + 1) * (frequency + 1) * Math.PI / (2.0 * SIDE));
    }
}
