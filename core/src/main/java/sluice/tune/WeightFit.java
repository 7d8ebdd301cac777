package sluice.tune;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sluice.value.Feature;
import sluice.value.ValueModel;
import sluice.value.ValueWeights;
import sluice.value.Weight;

/**
 * Fits weights: the most probable ones after the examples, when before them each is Gaussian about today's, with a standard
 * deviation on the scale of its default. A weight keeps its sign, as decision 0009 demands, so that one whose data say the
 * opposite becomes zero. Whether an asset stands for its stack is not known as of then: that weight stays as it is.
 */
final class WeightFit {
    /** Beyond this no weight may go (see {@link Weight}). */
    private static final double MOST = 20;

    /** What a doubling of the half-lives costs against the prior: half a standard deviation and so on. */
    private static final double STRETCH_SPREAD = 0.5;

    private final TuningRules rules;

    WeightFit(TuningRules rules) {
        this.rules = rules;
    }

    ValueWeights fit(List<Example> examples, ValueWeights today) {
        ValueWeights best = today;
        double least = Double.POSITIVE_INFINITY;
        for (double stretch : rules.stretches()) {
            ValueWeights prior = stretched(today, stretch);
            LogisticPosterior posterior = posterior(examples, prior);
            double[] fitted = ProjectedNewton.minimise(posterior, point(prior), lower(prior), upper(prior));
            double doublings = Math.log(stretch) / Math.log(2) / STRETCH_SPREAD;
            double value = posterior.at(fitted) + doublings * doublings / 2;
            if (value < least) {
                least = value;
                best = weights(fitted, prior);
            }
        }
        return best;
    }

    private LogisticPosterior posterior(List<Example> examples, ValueWeights prior) {
        int features = Feature.values().length;
        double[][] levels = new double[examples.size()][];
        double[] chosen = new double[examples.size()];
        double[] counts = new double[examples.size()];
        for (int n = 0; n < levels.length; n++) {
            Example example = examples.get(n);
            double[] row = Arrays.copyOf(ValueModel.levels(example.facts(), prior, example.at()), features + 1);
            row[features] = 1;
            levels[n] = row;
            chosen[n] = example.chosen() ? 1 : 0;
            counts[n] = example.weight();
        }
        double[] spreads = new double[features + 1];
        for (Feature feature : Feature.values()) {
            spreads[feature.ordinal()] = rules.leastSpread()
                    + rules.spread() * Math.abs(ValueWeights.DEFAULT.of(feature).logOdds());
        }
        spreads[features] = rules.baseSpread();
        return new LogisticPosterior(levels, chosen, counts, point(prior), spreads);
    }

    private static double[] point(ValueWeights weights) {
        Feature[] features = Feature.values();
        double[] point = new double[features.length + 1];
        for (Feature feature : features) {
            point[feature.ordinal()] = weights.of(feature).logOdds();
        }
        point[features.length] = weights.base();
        return point;
    }

    private static double[] lower(ValueWeights weights) {
        double[] lower = point(weights);
        for (Feature feature : Feature.values()) {
            if (feature != Feature.UNIQUE) {
                lower[feature.ordinal()] = feature.sign() > 0 ? 0 : -MOST;
            }
        }
        lower[lower.length - 1] = -MOST;
        return lower;
    }

    private static double[] upper(ValueWeights weights) {
        double[] upper = point(weights);
        for (Feature feature : Feature.values()) {
            if (feature != Feature.UNIQUE) {
                upper[feature.ordinal()] = feature.sign() > 0 ? MOST : 0;
            }
        }
        upper[upper.length - 1] = MOST;
        return upper;
    }

    private static ValueWeights weights(double[] point, ValueWeights halfLives) {
        Map<Feature, Weight> weights = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            weights.put(
                    feature,
                    new Weight(
                            rounded(point[feature.ordinal()]),
                            halfLives.of(feature).halfLifeDays()));
        }
        return new ValueWeights(rounded(point[point.length - 1]), weights);
    }

    /** To what can be read; also takes the sign off a zero. */
    private static double rounded(double number) {
        return Math.round(number * 10_000) / 10_000.0 + 0.0;
    }

    private static ValueWeights stretched(ValueWeights today, double stretch) {
        Map<Feature, Weight> weights = new EnumMap<>(Feature.class);
        today.weights()
                .forEach((feature, weight) ->
                        weights.put(feature, new Weight(weight.logOdds(), weight.halfLifeDays() * stretch)));
        return new ValueWeights(today.base(), weights);
    }
}
