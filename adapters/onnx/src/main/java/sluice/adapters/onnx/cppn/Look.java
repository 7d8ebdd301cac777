package sluice.adapters.onnx.cppn;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How a field is developed into colours.
 *
 * @param stops OkLab colours from tone 0 to tone 1, three numbers each
 * @param glow OkLab colour of what shines
 * @param relief how strongly heights are lit
 * @param stretch how far the tones are spread over the palette, 0 to 1
 */
record Look(float[] stops, float[] glow, float relief, float stretch) {
    static final int STOPS = 8;
    /** Floats that a look takes in latents. */
    static final int NUMBERS = 3 * STOPS + 3 + 2;

    /** Hue turned by up to this, in radians, from seed to seed. */
    private static final double TURN = 0.16;

    static Look of(Wishes wishes, Vocabulary vocabulary, long seed, @Nullable StartLook start, double strength) {
        SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
        float[] weights = wishes.palettes();
        int first = Chance.drawn(weights, random.nextDouble(), -1);
        int second = Chance.drawn(weights, random.nextDouble(), first);
        // Where no palette is much wanted, a second one would be a matter of chance as well.
        float share = weights[first] < 0.25f ? 0 : weights[second] / (weights[first] + weights[second]);
        Vocabulary.Palette main = vocabulary.palettes().get(first);
        Vocabulary.Palette other = vocabulary.palettes().get(second);
        float[][] stops = Gradient.joined(main, other, share);
        float[] glow = OkLab.of(main.glow());
        double turn = TURN * (2 * random.nextDouble() - 1);
        float chroma = (float) Math.pow(1.35, wishes.vivid());
        float gamma = (float) Math.pow(1.28, -wishes.bright());
        float[] numbers = new float[3 * STOPS];
        for (int stop = 0; stop < STOPS; stop++) {
            float[] colour = Gradient.at(stops, (float) stop / (STOPS - 1));
            adjust(colour, turn, chroma, gamma);
            if (start != null) {
                lend(colour, start.stop(stop), (float) (1 - strength));
            }
            System.arraycopy(colour, 0, numbers, 3 * stop, 3);
        }
        return new Look(numbers, glow, (float) (0.8 * Math.pow(1.4, wishes.sharp())), 0.8f);
    }

    /** Lightness is mixed; of hues one wins, since what lies between two is mud. */
    private static void lend(float[] colour, float[] theirs, float share) {
        float hue = Math.clamp((share - 0.35f) / 0.3f, 0, 1);
        colour[0] += share * (theirs[0] - colour[0]);
        colour[1] += hue * (theirs[1] - colour[1]);
        colour[2] += hue * (theirs[2] - colour[2]);
    }

    private static void adjust(float[] colour, double turn, float chroma, float gamma) {
        double cos = chroma * Math.cos(turn);
        double sin = chroma * Math.sin(turn);
        double a = colour[1];
        double b = colour[2];
        colour[0] = (float) Math.pow(colour[0], gamma);
        colour[1] = (float) (a * cos - b * sin);
        colour[2] = (float) (a * sin + b * cos);
    }

    void write(float[] values) {
        System.arraycopy(stops, 0, values, 0, stops.length);
        System.arraycopy(glow, 0, values, stops.length, 3);
        values[stops.length + 3] = relief;
        values[stops.length + 4] = stretch;
    }

    static Look read(float[] values) {
        int after = 3 * STOPS;
        float[] stops = new float[after];
        System.arraycopy(values, 0, stops, 0, after);
        return new Look(
                stops,
                new float[] {values[after], values[after + 1], values[after + 2]},
                values[after + 3],
                values[after + 4]);
    }
}
