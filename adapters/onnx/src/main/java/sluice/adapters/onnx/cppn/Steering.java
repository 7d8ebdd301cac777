package sluice.adapters.onnx.cppn;

import java.util.List;
import java.util.Map;
import sluice.analysis.TextEmbedder;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Tensor;

/**
 * From words to how much each anchor is wanted. An anchor's score is its nearness to the prompt as a whole and to the
 * nearest single word; one that a word names comes before all that are not named. The negative prompt's score, above what any text has, is taken
 * away.
 */
final class Steering {
    static final String SCORES = "scores";
    /** Cosine that two unrelated texts easily have. */
    private static final float UNRELATED = 0.35f;

    private static final float WHOLE = 0.55f;
    private static final float NAMED = 1;
    /** How much nearness still counts among anchors that are named. */
    private static final float AMONG_NAMED = 0.5f;

    private static final float PUSHED = 2;

    private final Vocabulary vocabulary;
    private final AnchorVectors vectors;
    private final TextEmbedder embedder;

    Steering(Vocabulary vocabulary, AnchorVectors vectors, TextEmbedder embedder) {
        this.vocabulary = vocabulary;
        this.vectors = vectors;
        this.embedder = embedder;
    }

    /** One score an anchor: tensor {@link #SCORES}. */
    Conditioning encode(String prompt, String negative) {
        float[] scores = scores(prompt);
        if (!Words.of(negative).isEmpty()) {
            float[] unwanted = scores(negative);
            for (int anchor = 0; anchor < scores.length; anchor++) {
                scores[anchor] -= PUSHED * Math.max(0, unwanted[anchor] - UNRELATED);
            }
        }
        return new Conditioning(Map.of(SCORES, new Tensor(new int[] {scores.length}, scores)));
    }

    private float[] scores(String prompt) {
        List<String> words = Words.of(prompt);
        float[] scores = vectors.nearness(embedder.embed(List.of(prompt)).getFirst());
        float[] nearest = new float[scores.length];
        for (float[] word : embedder.embed(words)) {
            float[] nearness = vectors.nearness(word);
            for (int anchor = 0; anchor < nearest.length; anchor++) {
                nearest[anchor] = Math.max(nearest[anchor], nearness[anchor]);
            }
        }
        List<Vocabulary.Anchor> anchors = vocabulary.anchors();
        for (int anchor = 0; anchor < scores.length; anchor++) {
            float score = WHOLE * scores[anchor] + (1 - WHOLE) * nearest[anchor];
            scores[anchor] = Words.name(words, anchors.get(anchor)) ? NAMED + AMONG_NAMED * score : score;
        }
        return scores;
    }
}
