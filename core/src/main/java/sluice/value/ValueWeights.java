package sluice.value;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The weights of the value model.
 *
 * <p>The defaults are set by judgement, not fitted: an image nothing is known of ends in a portfolio three times in a
 * hundred, a star makes it about even, a collection makes it likely. Fitting takes them as its prior.
 *
 * @param base logarithm of the odds of an asset nothing is known of
 * @param weights one for each feature, with the feature's sign, so that the value never falls when a good signal comes
 */
public record ValueWeights(double base, Map<Feature, Weight> weights) {
    public static final ValueWeights DEFAULT = new ValueWeights(
            -4,
            Map.ofEntries(
                    Map.entry(Feature.VIEWED, new Weight(1.3, 14)),
                    Map.entry(Feature.DOWNLOADED, new Weight(2.6, 90)),
                    Map.entry(Feature.SHARED, new Weight(2.2, 90)),
                    Map.entry(Feature.STARRED, new Weight(3.2, 365)),
                    Map.entry(Feature.RATED, new Weight(2.0, 365)),
                    Map.entry(Feature.TAGGED, new Weight(0.8, 180)),
                    Map.entry(Feature.COLLECTED, new Weight(4.5, 730)),
                    Map.entry(Feature.PROMOTED, new Weight(1.0, 30)),
                    Map.entry(Feature.UPSCALED, new Weight(2.8, 180)),
                    Map.entry(Feature.VARIED, new Weight(1.2, 90)),
                    Map.entry(Feature.SESSION, new Weight(0.7, 180)),
                    Map.entry(Feature.METADATA, Weight.lasting(0.3)),
                    Map.entry(Feature.UNIQUE, Weight.lasting(0.4)),
                    Map.entry(Feature.DISMISSED, new Weight(-1.5, 60)),
                    Map.entry(Feature.REJECTED, new Weight(-3.0, 730))));

    public ValueWeights {
        if (!Double.isFinite(base) || Math.abs(base) > 50) {
            throw new IllegalArgumentException("the base is a number from -50 to 50, not " + base);
        }
        EnumMap<Feature, Weight> all = new EnumMap<>(Feature.class);
        all.putAll(weights);
        for (Feature feature : Feature.values()) {
            Weight weight = all.get(feature);
            if (weight == null || weight.logOdds() * feature.sign() < 0) {
                throw new IllegalArgumentException("\"" + feature.label() + "\" needs a weight "
                        + (feature.sign() > 0 ? "not below" : "not above") + " zero");
            }
        }
        weights = Collections.unmodifiableMap(all);
    }

    /** The value of a single image that says how it was made, and to which nothing has happened. */
    public double unknown() {
        double logOdds =
                base + of(Feature.METADATA).logOdds() + of(Feature.UNIQUE).logOdds();
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** @throws IllegalStateException never: every feature has a weight */
    public Weight of(Feature feature) {
        Weight weight = weights.get(feature);
        if (weight == null) {
            throw new IllegalStateException(feature.label());
        }
        return weight;
    }
}
