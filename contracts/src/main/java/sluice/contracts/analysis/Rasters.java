package sluice.contracts.analysis;

import java.util.Random;
import sluice.image.Raster;

/** Decoded pictures made by code. */
public final class Rasters {
    private Rasters() {}

    public static Raster plain(int width, int height, int rgb) {
        byte[] bytes = new byte[3 * width * height];
        for (int at = 0; at < bytes.length; at += 3) {
            set(bytes, at, rgb >> 16, rgb >> 8, rgb);
        }
        return new Raster(width, height, bytes);
    }

    /** Shapes, shades and grain that follow from the seed. */
    public static Raster scene(int width, int height, long seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[3 * width * height];
        double phase = 6 * random.nextDouble();
        double pitch = 3 + 20 * random.nextDouble();
        double x0 = random.nextDouble();
        double y0 = random.nextDouble();
        double radius = 0.1 + 0.3 * random.nextDouble();
        int ink = random.nextInt(1 << 24);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (double) x / width;
                double v = (double) y / height;
                double shade = 128 + 90 * Math.sin(pitch * u + phase) * Math.cos(pitch * v) + 6 * random.nextGaussian();
                int at = 3 * (y * width + x);
                if (Math.hypot(u - x0, v - y0) < radius) {
                    set(bytes, at, ink >> 16, ink >> 8, ink);
                } else {
                    int level = (int) Math.clamp(shade, 0, 255);
                    set(bytes, at, level, 255 - level, (int) (255 * v));
                }
            }
        }
        return new Raster(width, height, bytes);
    }

    /** The picture with every pixel this much lighter, where it can be. */
    public static Raster lighter(Raster picture, int by) {
        byte[] bytes = picture.rgb().clone();
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) Math.min(255, (bytes[at] & 0xFF) + by);
        }
        return new Raster(picture.width(), picture.height(), bytes);
    }

    private static void set(byte[] bytes, int at, int red, int green, int blue) {
        bytes[at] = (byte) red;
        bytes[at + 1] = (byte) green;
        bytes[at + 2] = (byte) blue;
    }
}
