package sluice.distil;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * An image that may be chosen, with what the choice goes by.
 *
 * @param value estimated probability, 0 to 1; null when never valued
 * @param quality 0 to 1; null when not measured
 * @param cover whether it stands for its stack
 * @param hash perceptual; null when there is none that tells apart
 * @param words numbers of the words of its prompt, each once, in their order: see {@link Vocabulary}
 */
record Candidate(
        AssetId id,
        @Nullable Double value,
        @Nullable Double quality,
        boolean starred,
        int rating,
        @Nullable Long stack,
        boolean cover,
        @Nullable Long hash,
        int[] words) {
    /** The best first: by value, then quality; of equals the cover of a stack, then by id. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble((Candidate one) -> -one.valueOr(0))
            .thenComparingDouble(one -> -one.qualityOr(0))
            .thenComparing(one -> !one.cover())
            .thenComparing(Candidate::id);

    double valueOr(double otherwise) {
        return value == null ? otherwise : value;
    }

    double qualityOr(double otherwise) {
        return quality == null ? otherwise : quality;
    }
}
