package sluice.adapters.onnx.cppn;

import java.util.Arrays;
import sluice.image.Raster;

/** From a field to a picture: tones through the palette, heights into light and shade, glow, and 8 bits without bands. */
final class Development {
    private static final int TABLE = 1024;
    /** Tones that are darker or lighter than all but this share of the picture are at the palette's ends. */
    private static final double TAIL = 0.01;
    /** Where the light comes from: above, from the left. */
    private static final float LIGHT_X = -0.55f;

    private static final float LIGHT_Y = -0.83f;
    private static final int PREVIEW = 512;

    private final Look look;
    private final int width;
    private final int height;
    /** Of a cell, in the plane. */
    private final float cell;

    private final float[] tones;
    private final float[] heights;
    private final float[] glows;
    private final float[] palette;
    private final float low;
    private final float scale;

    private Development(Look look, int width, int height, double cell, float[] tones, float[] heights, float[] glows) {
        this.look = look;
        this.width = width;
        this.height = height;
        this.cell = (float) cell;
        this.tones = tones;
        this.heights = heights;
        this.glows = glows;
        this.palette = table(look);
        float[] ends = ends(tones);
        low = look.stretch() * ends[0];
        scale = 1 / (1 + look.stretch() * (ends[1] - ends[0] - 1));
    }

    /** The whole picture, of the recipe's size. */
    static Raster picture(Field field, int width, int height) {
        Grid grid = field.grid;
        Development development = new Development(
                field.look(),
                grid.width(),
                grid.height(),
                grid.pixel(),
                field.channel(0),
                field.channel(1),
                field.channel(2));
        return development.developed(width, height, grid.coarseness());
    }

    /** A small picture of what there is until now. */
    static Raster preview(Field field) {
        Grid grid = field.grid;
        int stride = 2 * Math.ceilDiv(Math.max(grid.width(), grid.height()), 2 * PREVIEW);
        int width = Math.ceilDiv(grid.width(), stride);
        int height = Math.ceilDiv(grid.height(), stride);
        Development development = new Development(
                field.look(),
                width,
                height,
                grid.pixel() * stride,
                field.sampled(0, stride),
                field.sampled(1, stride),
                field.sampled(2, stride));
        return development.developed(width, height, 1);
    }

    private Raster developed(int pixelsWide, int pixelsHigh, int coarseness) {
        byte[] rgb = new byte[3 * pixelsWide * pixelsHigh];
        float[] above = new float[3 * width];
        float[] below = new float[3 * width];
        float[] colour = new float[3];
        int known = -1;
        for (int y = 0; y < pixelsHigh; y++) {
            float at = coarseness == 1 ? y : Math.clamp((y + 0.5f) / coarseness - 0.5f, 0, height - 1);
            int row = Math.min((int) at, height - 1);
            if (row != known) {
                if (row == known + 1 && known >= 0) {
                    float[] spare = above;
                    above = below;
                    below = spare;
                } else {
                    develop(row, above);
                }
                develop(Math.min(row + 1, height - 1), below);
                known = row;
            }
            for (int x = 0; x < pixelsWide; x++) {
                float across = coarseness == 1 ? x : Math.clamp((x + 0.5f) / coarseness - 0.5f, 0, width - 1);
                colourAt(above, below, across, at - row, colour);
                float dither = dither(x, y);
                int to = 3 * (y * pixelsWide + x);
                for (int axis = 0; axis < 3; axis++) {
                    rgb[to + axis] = (byte) Math.clamp((int) (colour[axis] + dither), 0, 255);
                }
            }
        }
        return new Raster(pixelsWide, pixelsHigh, rgb);
    }

    private void colourAt(float[] above, float[] below, float across, float down, float[] into) {
        int column = Math.min((int) across, width - 1);
        float right = across - column;
        int left = 3 * column;
        if (right == 0 && down == 0) {
            into[0] = above[left];
            into[1] = above[left + 1];
            into[2] = above[left + 2];
            return;
        }
        int next = 3 * Math.min(column + 1, width - 1);
        for (int axis = 0; axis < 3; axis++) {
            float high = above[left + axis] + right * (above[next + axis] - above[left + axis]);
            float low = below[left + axis] + right * (below[next + axis] - below[left + axis]);
            into[axis] = high + down * (low - high);
        }
    }

    /** One row of cells, in sRGB of 0..255. */
    private void develop(int row, float[] into) {
        float[] colour = new float[3];
        int up = Math.max(row - 1, 0) * width;
        int down = Math.min(row + 1, height - 1) * width;
        int here = row * width;
        float slopeScale = look.relief() / (2 * cell);
        float y = 2f * row / height - 1;
        for (int column = 0; column < width; column++) {
            int left = here + Math.max(column - 1, 0);
            int right = here + Math.min(column + 1, width - 1);
            float slope = (heights[right] - heights[left]) * LIGHT_X
                    + (heights[down + column] - heights[up + column]) * LIGHT_Y;
            float lit = soft(slope * slopeScale);
            float tone = Math.clamp((tones[here + column] - low) * scale, 0, 1) * (TABLE - 1);
            int entry = Math.min((int) tone, TABLE - 2);
            float share = tone - entry;
            int at = 3 * entry;
            float lightness = palette[at] + share * (palette[at + 3] - palette[at]);
            float a = palette[at + 1] + share * (palette[at + 4] - palette[at + 1]);
            float b = palette[at + 2] + share * (palette[at + 5] - palette[at + 2]);
            lightness += lit * (lit > 0 ? 0.09f : 0.13f) * (0.35f + 0.65f * lightness)
                    + (lit > 0 ? lit * lit * lit * 0.05f : 0);
            float glow = Math.clamp(glows[here + column], -1, 1);
            if (glow > 0) {
                lightness += glow * (look.glow()[0] - lightness);
                a += glow * (look.glow()[1] - a);
                b += glow * (look.glow()[2] - b);
            } else {
                float shade = 1 + 0.75f * glow;
                lightness *= shade;
                a *= shade;
                b *= shade;
            }
            float x = 2f * column / width - 1;
            float corner = 1 - 0.07f * (x * x + y * y) * (x * x + y * y) * 0.5f;
            OkLab.toSrgb(lightness * corner, a * corner, b * corner, colour);
            into[3 * column] = colour[0];
            into[3 * column + 1] = colour[1];
            into[3 * column + 2] = colour[2];
        }
    }

    private static float soft(float value) {
        return value / (1 + Math.abs(value));
    }

    /**
     * A threshold in 0..1 that spreads the rounding evenly and without a visible pattern: interleaved gradient noise
     * (J. Jimenez, "Next generation post processing in Call of Duty", 2014).
     */
    private static float dither(int x, int y) {
        float inner = 0.06711056f * (x & 0xFFF) + 0.00583715f * (y & 0xFFF);
        float outer = 52.9829189f * (inner - (int) inner);
        return outer - (int) outer;
    }

    private static float[] table(Look look) {
        float[][] stops = new float[Look.STOPS][];
        for (int stop = 0; stop < Look.STOPS; stop++) {
            stops[stop] = Arrays.copyOfRange(look.stops(), 3 * stop, 3 * stop + 3);
        }
        float[] table = new float[3 * TABLE];
        for (int entry = 0; entry < TABLE; entry++) {
            System.arraycopy(Gradient.at(stops, (float) entry / (TABLE - 1)), 0, table, 3 * entry, 3);
        }
        return table;
    }

    /** The tones between which nearly all of the picture lies. */
    private static float[] ends(float[] tones) {
        int[] counts = new int[512];
        int counted = 0;
        int stride = Math.max(1, tones.length >> 18);
        for (int at = 0; at < tones.length; at += stride) {
            counts[Math.clamp((int) (256 * tones[at]) + 128, 0, counts.length - 1)]++;
            counted++;
        }
        int first = 0;
        for (int below = counts[0]; below <= TAIL * counted; below += counts[first]) {
            first++;
        }
        int last = counts.length - 1;
        for (int above = counts[last]; above <= TAIL * counted; above += counts[last]) {
            last--;
        }
        float low = (first - 128) / 256f;
        return new float[] {low, Math.max((last - 127) / 256f, low + 0.35f)};
    }
}
