package sluice.adapters.imaging;

import static sluice.image.Rendered.LUMA_EDGE;

/** The mean luma (ITU-R BT.601) of each cell of a grid laid over a picture, whatever the picture's size. */
final class LumaGrid {
    private LumaGrid() {}

    static float[] of(RgbPicture picture) {
        int width = picture.width();
        int height = picture.height();
        byte[] rgb = picture.rgb();
        float[] line = new float[width];
        float[] narrow = new float[LUMA_EDGE * height];
        for (int y = 0; y < height; y++) {
            int at = 3 * y * width;
            for (int x = 0; x < width; x++, at += 3) {
                line[x] = 0.299f * (rgb[at] & 0xff) + 0.587f * (rgb[at + 1] & 0xff) + 0.114f * (rgb[at + 2] & 0xff);
            }
            average(line, width, 1, 0, narrow, 1, y * LUMA_EDGE);
        }
        float[] grid = new float[LUMA_EDGE * LUMA_EDGE];
        for (int x = 0; x < LUMA_EDGE; x++) {
            average(narrow, height, LUMA_EDGE, x, grid, LUMA_EDGE, x);
        }
        return grid;
    }

    /** Averages {@code count} values into {@link sluice.image.Rendered#LUMA_EDGE} intervals of equal length. */
    private static void average(float[] from, int count, int step, int at, float[] to, int toStep, int toAt) {
        float length = (float) count / LUMA_EDGE;
        for (int cell = 0; cell < LUMA_EDGE; cell++) {
            float start = cell * length;
            float end = (cell + 1) * length;
            int first = (int) start;
            int last = Math.min(count - 1, (int) end);
            // Whole values are added, and what the interval does not cover of its first and last is taken off.
            float sum = -from[at + first * step] * (start - first) - from[at + last * step] * (last + 1 - end);
            for (int i = first; i <= last; i++) {
                sum += from[at + i * step];
            }
            to[toAt + cell * toStep] = sum / length;
        }
    }
}
