package sluice.adapters.onnx.cppn;

import java.util.Arrays;
import sluice.image.Raster;

/** What a start image lends to a picture: its colours from dark to light, and where it is dark and light. */
final class StartLook {
    private static final int EDGE = 96;

    private final int width;
    private final int height;
    /** The share of the image that is darker, cell by cell. */
    private final float[] tones;

    private final float[] stops = new float[3 * Look.STOPS];

    StartLook(Raster image) {
        int stride = Math.max(1, Math.max(image.width(), image.height()) / EDGE);
        width = Math.max(1, image.width() / stride);
        height = Math.max(1, image.height() / stride);
        float[][] colours = new float[width * height][];
        for (int cell = 0; cell < colours.length; cell++) {
            colours[cell] = mean(image, cell % width * stride, cell / width * stride, stride);
        }
        Integer[] order = new Integer[colours.length];
        Arrays.setAll(order, cell -> cell);
        Arrays.sort(order, (one, other) -> Float.compare(colours[one][0], colours[other][0]));
        tones = new float[colours.length];
        for (int rank = 0; rank < order.length; rank++) {
            tones[order[rank]] = (rank + 0.5f) / order.length;
            for (int axis = 0; axis < 3; axis++) {
                int stop = rank * Look.STOPS / order.length;
                stops[3 * stop + axis] += colours[order[rank]][axis];
            }
        }
        for (int stop = 0; stop < Look.STOPS; stop++) {
            int first = Math.ceilDiv(stop * order.length, Look.STOPS);
            int end = Math.ceilDiv((stop + 1) * order.length, Look.STOPS);
            for (int axis = 0; axis < 3; axis++) {
                stops[3 * stop + axis] = end > first
                        ? stops[3 * stop + axis] / (end - first)
                        : colours[order[Math.min(first, order.length - 1)]][axis];
            }
        }
    }

    float[] stop(int stop) {
        return new float[] {stops[3 * stop], stops[3 * stop + 1], stops[3 * stop + 2]};
    }

    /** The tone at a place, 0 to 1 across and down, between the middles of cells. */
    float tone(float across, float down) {
        float x = Math.clamp(across * width - 0.5f, 0, width - 1);
        float y = Math.clamp(down * height - 0.5f, 0, height - 1);
        int left = Math.min((int) x, Math.max(0, width - 2));
        int top = Math.min((int) y, Math.max(0, height - 2));
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        float above = mix(tones[top * width + left], tones[top * width + right], x - left);
        float below = mix(tones[bottom * width + left], tones[bottom * width + right], x - left);
        return mix(above, below, y - top);
    }

    private static float mix(float one, float other, float share) {
        return one + share * (other - one);
    }

    private static float[] mean(Raster image, int left, int top, int edge) {
        long red = 0;
        long green = 0;
        long blue = 0;
        int count = 0;
        for (int y = top; y < Math.min(top + edge, image.height()); y++) {
            for (int x = left; x < Math.min(left + edge, image.width()); x++) {
                int rgb = image.rgb(x, y);
                red += rgb >> 16;
                green += rgb >> 8 & 0xFF;
                blue += rgb & 0xFF;
                count++;
            }
        }
        return OkLab.of((int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count));
    }
}
