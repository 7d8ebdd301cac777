package sluice.analysis;

import java.util.Locale;

/**
 * One vector of an asset.
 *
 * @param model {@link EmbeddingModel#id()} of the space it lies in
 * @param vector of length 1
 */
public record Embedding(String model, Kind kind, float[] vector) {
    /** What was embedded. */
    public enum Kind {
        /** The whole picture. */
        WHOLE,
        /** The mean of several crops at high resolution, made length 1 again: finer similarity. */
        CROPS,
        /** The words of the prompt. */
        PROMPT;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
