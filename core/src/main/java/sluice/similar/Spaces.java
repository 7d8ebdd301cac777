package sluice.similar;

import sluice.analysis.Embedding;
import sluice.search.VectorSpace;

/** Embeddings and the spaces they lie in. */
final class Spaces {
    private Spaces() {}

    static VectorSpace of(String model, Embedding.Kind kind) {
        return new VectorSpace(model, kind.label());
    }

    /** Of two vectors of length 1, the cosine. */
    static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
