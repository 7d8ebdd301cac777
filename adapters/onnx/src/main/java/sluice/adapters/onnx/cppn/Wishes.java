package sluice.adapters.onnx.cppn;

import java.util.Arrays;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Tensor;

/**
 * What the words come to: how much of each motif and palette, adding up to 1, and how far each pair of moods leans, -1 to
 * 1 (wild, sharp, bright, vivid above 0).
 */
record Wishes(float[] motifs, float[] palettes, float wild, float sharp, float bright, float vivid) {
    /** Guidance at which a difference of scores of 0.1 makes one anchor e times as strong as another. */
    static final double GUIDANCE = 5;

    private static final double SHARPNESS = 2.8;
    /** What is weaker than this beside the strongest would only muddy the picture. */
    private static final float LEAST = 0.22f;

    static Wishes of(Conditioning conditioning, Vocabulary vocabulary, double guidance) {
        Tensor tensor = conditioning.tensors().get(Steering.SCORES);
        int motifs = vocabulary.motifs().size();
        int palettes = vocabulary.palettes().size();
        if (tensor == null
                || tensor.values().length
                        != motifs + palettes + vocabulary.moods().size()) {
            throw new IllegalArgumentException("this conditioning is not the built-in generator's");
        }
        float[] scores = tensor.values();
        int mood = motifs + palettes;
        return new Wishes(
                weights(scores, 0, motifs, guidance),
                weights(scores, motifs, palettes, guidance),
                lean(scores[mood], scores[mood + 1]),
                lean(scores[mood + 2], scores[mood + 3]),
                lean(scores[mood + 4], scores[mood + 5]),
                lean(scores[mood + 6], scores[mood + 7]));
    }

    private static float[] weights(float[] scores, int from, int count, double guidance) {
        float best = Float.NEGATIVE_INFINITY;
        for (int at = 0; at < count; at++) {
            best = Math.max(best, scores[from + at]);
        }
        float[] weights = new float[count];
        float sum = 0;
        for (int at = 0; at < count; at++) {
            float weight = (float) Math.exp(SHARPNESS * guidance * (scores[from + at] - best));
            weights[at] = weight < LEAST ? 0 : weight;
            sum += weights[at];
        }
        for (int at = 0; at < count; at++) {
            weights[at] /= sum;
        }
        return weights;
    }

    private static float lean(float low, float high) {
        return (float) Math.tanh(1.6 * (high - low));
    }

    /** How much of one motif. */
    float motif(int motif) {
        return motifs[motif];
    }

    @Override
    public String toString() {
        return "motifs " + Arrays.toString(motifs) + ", palettes " + Arrays.toString(palettes);
    }
}
