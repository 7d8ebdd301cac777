package sluice.value;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of an asset: a logistic model over features that fade and saturate.
 *
 * <p>With σ the logistic function, {@code value = σ(base + Σ wᵢxᵢ)} and {@code xᵢ = 2(1 − 2^(−sᵢ))}, where
 * {@code sᵢ = Σ amount · 2^(−age / half-life)} over the feature's events: one fresh event counts 1, two count 1.5, and no
 * number of them more than 2. For a sum below zero the same holds mirrored.
 *
 * <p>A value is explained by the method of Aumann and Shapley (<i>Values of Non-Atomic Games</i>, 1974), which shares a
 * difference among its causes along the straight path from nothing to all of them. Here the path's integral has a closed
 * form: the contribution of feature i is {@code wᵢxᵢ · (σ(base + Σ) − σ(base)) / Σ}, and that of the base is σ(base). They
 * add up to the value whatever the order, and equal causes get equal shares.
 */
public final class ValueModel {
    /** What every asset begins with. */
    public static final String BASE = "base";

    /** Below this sum the quotient is its limit, the slope of σ at the base; the error is under 1e-13. */
    private static final double FLAT = 1e-6;

    private static final double SECONDS_A_DAY = 86_400;

    private ValueModel() {}

    public static Valuation value(ValueFacts facts, ValueWeights weights, Instant now) {
        List<Term> terms = new ArrayList<>();
        double sum = 0;
        for (Feature feature : Feature.values()) {
            Weight weight = weights.of(feature);
            double term = weight.logOdds() * level(facts.of(feature), weight.halfLifeDays(), now);
            if (term != 0) {
                terms.add(new Term(feature, term));
                sum += term;
            }
        }
        double base = logistic(weights.base());
        double value = logistic(weights.base() + sum);
        double slope = Math.abs(sum) < FLAT ? base * (1 - base) : (value - base) / sum;
        List<Contribution> because = new ArrayList<>();
        because.add(new Contribution(BASE, base, null));
        for (Term term : terms) {
            because.add(
                    new Contribution(term.feature().label(), term.logOdds() * slope, last(facts.of(term.feature()))));
        }
        because.sort(Comparator.comparingDouble((Contribution part) -> -Math.abs(part.contribution()))
                .thenComparing(Contribution::signal));
        return new Valuation(facts.asset(), value, because, now);
    }

    /** The levels xᵢ, -2 to 2, in the order of {@link Feature}; of the weights only the half-lives count. */
    public static double[] levels(ValueFacts facts, ValueWeights weights, Instant now) {
        Feature[] features = Feature.values();
        double[] levels = new double[features.length];
        for (Feature feature : features) {
            levels[feature.ordinal()] =
                    level(facts.of(feature), weights.of(feature).halfLifeDays(), now);
        }
        return levels;
    }

    private record Term(Feature feature, double logOdds) {}

    /** How much there is of a feature now, -2 to 2. */
    static double level(List<ValueFacts.Event> events, double halfLifeDays, Instant now) {
        double sum = 0;
        for (ValueFacts.Event event : events) {
            sum += event.amount() * faded(event.at(), halfLifeDays, now);
        }
        return Math.copySign(2 * (1 - Math.exp(-Math.abs(sum) * Math.log(2))), sum);
    }

    /** What is left, 0 to 1; a date in the future, as a wrong clock gives it, counts as now. */
    private static double faded(@Nullable Instant at, double halfLifeDays, Instant now) {
        if (at == null || !at.isBefore(now)) {
            return 1;
        }
        double days = Duration.between(at, now).toSeconds() / SECONDS_A_DAY;
        return Math.exp(-days / halfLifeDays * Math.log(2));
    }

    private static @Nullable Instant last(List<ValueFacts.Event> events) {
        return events.stream()
                .map(ValueFacts.Event::at)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static double logistic(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
