package sluice.bench.models;

import java.util.Random;
import sluice.image.Raster;

/** What makes a near-duplicate of a picture. */
enum Change {
    /** A tenth of each side cut away. */
    CROPPED {
        @Override
        Raster of(Raster picture) {
            int left = picture.width() / 20;
            int top = picture.height() / 20;
            return part(picture, left, top, picture.width() - 2 * left, picture.height() - 2 * top);
        }
    },
    /** Every value a fifth higher. */
    LIGHTER {
        @Override
        Raster of(Raster picture) {
            return each(picture, (value, at) -> 1.2 * value);
        }
    },
    /** A quarter of each side, by the mean of 4 × 4 pixels. */
    SHRUNK {
        @Override
        Raster of(Raster picture) {
            return shrunk(picture, 4);
        }
    },
    /** Gaussian noise with a deviation of 10 levels. */
    NOISY {
        @Override
        Raster of(Raster picture) {
            Random random = new Random(1);
            return each(picture, (value, at) -> value + 10 * random.nextGaussian());
        }
    },
    /** The left side on the right. */
    MIRRORED {
        @Override
        Raster of(Raster picture) {
            byte[] rgb = picture.rgb();
            int width = picture.width();
            return each(picture, (value, at) -> {
                int pixel = at / 3;
                return rgb[3 * (pixel - pixel % width + width - 1 - pixel % width) + at % 3] & 0xFF;
            });
        }
    };

    abstract Raster of(Raster picture);

    private interface Value {
        double of(int value, int at);
    }

    private static Raster each(Raster picture, Value change) {
        byte[] rgb = new byte[picture.rgb().length];
        for (int at = 0; at < rgb.length; at++) {
            rgb[at] = (byte) Math.clamp(Math.round(change.of(picture.rgb()[at] & 0xFF, at)), 0, 255);
        }
        return new Raster(picture.width(), picture.height(), rgb);
    }

    private static Raster part(Raster picture, int left, int top, int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(picture.rgb(), 3 * ((top + y) * picture.width() + left), rgb, 3 * y * width, 3 * width);
        }
        return new Raster(width, height, rgb);
    }

    private static Raster shrunk(Raster picture, int by) {
        int width = picture.width() / by;
        int height = picture.height() / by;
        byte[] rgb = new byte[3 * width * height];
        for (int at = 0; at < rgb.length; at++) {
            int x = at / 3 % width * by;
            int y = at / 3 / width * by;
            int sum = 0;
            for (int inner = 0; inner < by * by; inner++) {
                int from = 3 * ((y + inner / by) * picture.width() + x + inner % by) + at % 3;
                sum += picture.rgb()[from] & 0xFF;
            }
            rgb[at] = (byte) (sum / (by * by));
        }
        return new Raster(width, height, rgb);
    }
}
