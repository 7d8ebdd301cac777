package sluice.analysis;

import java.util.Map;

/**
 * What an embedder says of one picture.
 *
 * @param vector of length 1
 * @param classes the model's other output: probabilities by class, summing to 1; empty when it has none
 */
public record Embedded(float[] vector, Map<String, Double> classes) {
    public Embedded {
        classes = Map.copyOf(classes);
    }
}
