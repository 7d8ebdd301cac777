package sluice.adapters.onnx.cppn;

import java.util.ArrayList;
import java.util.List;

/** Colours along a line, in OkLab. */
final class Gradient {
    private Gradient() {}

    /**
     * The palettes that are wanted, in one gradient. Two are put behind one another, dark to light and back to dark, each
     * as long as it is wanted: mixing them would make grey of red and green.
     *
     * @param other the same as the first when one alone is wanted
     * @param share of the other, 0 to 1
     */
    static float[][] joined(Vocabulary.Palette one, Vocabulary.Palette other, float share) {
        float[][] first = colours(one);
        if (one == other || share < 0.2f) {
            return first;
        }
        float[][] second = colours(other);
        List<float[]> both = new ArrayList<>();
        int ofFirst = Math.clamp(Math.round((1 - share) * 8), 4, 6);
        for (int stop = 0; stop < ofFirst; stop++) {
            both.add(at(first, 0.04f + 0.8f * stop / (ofFirst - 1)));
        }
        int ofOther = 8 - ofFirst;
        for (int stop = 0; stop < ofOther; stop++) {
            both.add(at(second, 0.88f - 0.62f * stop / Math.max(1, ofOther - 1)));
        }
        return both.toArray(float[][]::new);
    }

    /** Between stops, by the cubic of Catmull and Rom (1974), which passes through all of them without corners. */
    static float[] at(float[][] stops, float position) {
        float at = Math.clamp(position, 0, 1) * (stops.length - 1);
        int stop = Math.min((int) at, stops.length - 2);
        float t = at - stop;
        float[] before = stops[Math.max(stop - 1, 0)];
        float[] from = stops[stop];
        float[] to = stops[stop + 1];
        float[] after = stops[Math.min(stop + 2, stops.length - 1)];
        float[] colour = new float[3];
        for (int axis = 0; axis < 3; axis++) {
            float a = -0.5f * before[axis] + 1.5f * from[axis] - 1.5f * to[axis] + 0.5f * after[axis];
            float b = before[axis] - 2.5f * from[axis] + 2 * to[axis] - 0.5f * after[axis];
            float c = 0.5f * (to[axis] - before[axis]);
            colour[axis] = ((a * t + b) * t + c) * t + from[axis];
        }
        return colour;
    }

    private static float[][] colours(Vocabulary.Palette palette) {
        float[][] colours = new float[palette.stops().length][];
        for (int stop = 0; stop < colours.length; stop++) {
            colours[stop] = OkLab.of(palette.stops()[stop]);
        }
        return colours;
    }
}
