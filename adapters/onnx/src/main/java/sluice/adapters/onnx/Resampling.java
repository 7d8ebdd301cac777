package sluice.adapters.onnx;

import sluice.image.Raster;

/**
 * How a picture is brought to a model's size. A separable filter over pixel areas with their centres at half positions,
 * as the Python Imaging Library and TensorFlow 2 have it.
 */
enum Resampling {
    /** The two nearest pixels of each axis, however much the picture shrinks: fast, and aliases. */
    BILINEAR(1, false),
    /** A triangle as wide as what one target pixel covers. */
    TRIANGLE(1, true),
    /** The cubic of Keys (IEEE ASSP 29(6), 1981) with a = -0.5, as wide as what two target pixels cover to each side. */
    CUBIC(2, true);

    private final int radius;
    private final boolean widened;

    Resampling(int radius, boolean widened) {
        this.radius = radius;
        this.widened = widened;
    }

    /**
     * Part of a picture at another size.
     *
     * @param left, top, width, height the part, in pixels of the picture; within it
     * @param edge pixels of the target on each side
     * @return three planes (red, green, blue) of edge × edge values, 0 to 255 but for the overshoot of a cubic
     */
    float[] planes(Raster picture, double left, double top, double width, double height, int edge) {
        Taps across = taps(left, width, edge, picture.width());
        Taps down = taps(top, height, edge, picture.height());
        int first = down.from[0];
        int last = down.from[edge - 1] + down.count - 1;
        float[] rows = new float[3 * edge * (last - first + 1)];
        for (int y = first; y <= last; y++) {
            narrow(picture, y, across, rows, 3 * edge * (y - first));
        }
        float[] planes = new float[3 * edge * edge];
        for (int y = 0; y < edge; y++) {
            for (int tap = 0; tap < down.count; tap++) {
                float weight = down.weights[y * down.count + tap];
                int row = 3 * edge * (down.from[y] + tap - first);
                for (int plane = 0; plane < 3; plane++) {
                    int target = (plane * edge + y) * edge;
                    int source = row + plane * edge;
                    for (int x = 0; x < edge; x++) {
                        planes[target + x] += weight * rows[source + x];
                    }
                }
            }
        }
        return planes;
    }

    private static void narrow(Raster picture, int y, Taps across, float[] rows, int at) {
        byte[] rgb = picture.rgb();
        int edge = across.from.length;
        int line = 3 * y * picture.width();
        for (int x = 0; x < edge; x++) {
            float red = 0;
            float green = 0;
            float blue = 0;
            int pixel = line + 3 * across.from[x];
            for (int tap = x * across.count; tap < (x + 1) * across.count; tap++) {
                float weight = across.weights[tap];
                red += weight * (rgb[pixel] & 0xFF);
                green += weight * (rgb[pixel + 1] & 0xFF);
                blue += weight * (rgb[pixel + 2] & 0xFF);
                pixel += 3;
            }
            rows[at + x] = red;
            rows[at + edge + x] = green;
            rows[at + 2 * edge + x] = blue;
        }
    }

    /** The weights of one axis; every target has as many, those outside the picture left out and the rest made to sum to 1. */
    private Taps taps(double start, double length, int edge, int available) {
        double ratio = length / edge;
        double width = widened ? Math.max(1, ratio) : 1;
        int count = Math.min(available, (int) Math.ceil(2 * radius * width) + 1);
        int[] from = new int[edge];
        float[] weights = new float[edge * count];
        for (int target = 0; target < edge; target++) {
            double centre = start + (target + 0.5) * ratio;
            int begin = (int) Math.floor(centre - radius * width);
            from[target] = Math.clamp(begin, 0, available - count);
            double sum = 0;
            for (int tap = 0; tap < count; tap++) {
                sum += weight((from[target] + tap + 0.5 - centre) / width);
            }
            for (int tap = 0; tap < count; tap++) {
                weights[target * count + tap] = (float) (weight((from[target] + tap + 0.5 - centre) / width) / sum);
            }
        }
        return new Taps(from, weights, count);
    }

    private double weight(double distance) {
        double far = Math.abs(distance);
        if (far >= radius) {
            return 0;
        }
        return radius == 1
                ? 1 - far
                : far < 1 ? (1.5 * far - 2.5) * far * far + 1 : ((-0.5 * far + 2.5) * far - 4) * far + 2;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Taps(int[] from, float[] weights, int count) {}
}
