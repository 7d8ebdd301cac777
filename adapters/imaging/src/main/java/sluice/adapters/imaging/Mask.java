package sluice.adapters.imaging;

import java.util.Arrays;

/** Opacities from 0 to 255 over a rectangle. */
final class Mask {
    private final int width;
    private final int height;
    private final byte[] values;

    Mask(int width, int height) {
        this(width, height, new byte[width * height]);
    }

    private Mask(int width, int height, byte[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int at(int x, int y) {
        return values[y * width + x] & 0xFF;
    }

    /** Sets a value where it is larger than what is there; outside nothing happens. */
    void raise(int x, int y, int value) {
        if (x >= 0 && x < width && y >= 0 && y < height && value > at(x, y)) {
            values[y * width + x] = (byte) value;
        }
    }

    /**
     * What surrounds the mask: softened three times over a box, which is near a Gaussian, and made stronger, so that it is
     * full beside the shape and gone at three radii. Takes the same time for any radius.
     */
    Mask halo(int radius, int gain) {
        byte[] soft = values.clone();
        byte[] line = new byte[Math.max(width, height)];
        for (int pass = 0; pass < 3; pass++) {
            for (int y = 0; y < height; y++) {
                soften(soft, y * width, 1, width, radius, line);
            }
            for (int x = 0; x < width; x++) {
                soften(soft, x, width, height, radius, line);
            }
        }
        for (int i = 0; i < soft.length; i++) {
            soft[i] = (byte) Math.min(255, gain * (soft[i] & 0xFF));
        }
        return new Mask(width, height, soft);
    }

    private static void soften(byte[] values, int from, int step, int length, int radius, byte[] line) {
        int box = 2 * radius + 1;
        int sum = 0;
        for (int i = 0; i < Math.min(radius, length); i++) {
            sum += values[from + i * step] & 0xFF;
        }
        for (int i = 0; i < length; i++) {
            if (i + radius < length) {
                sum += values[from + (i + radius) * step] & 0xFF;
            }
            if (i - radius - 1 >= 0) {
                sum -= values[from + (i - radius - 1) * step] & 0xFF;
            }
            line[i] = (byte) (sum / box);
        }
        for (int i = 0; i < length; i++) {
            values[from + i * step] = line[i];
        }
        Arrays.fill(line, 0, length, (byte) 0);
    }
}
