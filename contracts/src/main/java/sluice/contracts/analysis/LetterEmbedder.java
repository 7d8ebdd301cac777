package sluice.contracts.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sluice.analysis.EmbeddingModel;
import sluice.analysis.TextEmbedder;

/** A text embedder without a model: counts of letter pairs, so that texts of like words lie together. */
public final class LetterEmbedder implements TextEmbedder {
    private static final int WINDOW = 1_000;

    private final EmbeddingModel model;

    public LetterEmbedder() {
        this("letters");
    }

    LetterEmbedder(String id) {
        this.model = new EmbeddingModel(id, ColourEmbedder.DIMENSIONS);
    }

    @Override
    public EmbeddingModel model() {
        return model;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            String cut = text.substring(0, Math.min(WINDOW, text.length())).toLowerCase(Locale.ROOT);
            float[] vector = new float[model.dimensions()];
            for (int at = 0; at + 1 < cut.length(); at++) {
                vector[(31 * cut.charAt(at) + cut.charAt(at + 1)) % (vector.length - 1)]++;
            }
            vector[vector.length - 1] = 1;
            vectors.add(ColourEmbedder.unit(vector));
        }
        return List.copyOf(vectors);
    }

    @Override
    public void close() {}
}
