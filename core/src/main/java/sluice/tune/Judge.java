package sluice.tune;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import sluice.asset.AssetId;
import sluice.value.ValueWeights;

/**
 * Compares two sets of weights on examples that neither was fitted to. How far a difference is chance is told by a bootstrap
 * over assets (B. Efron, <i>Bootstrap methods: another look at the jackknife</i>, Ann. Statist. 7, 1979) with Poisson counts.
 */
final class Judge {
    private static final double THIRD = 1.0 / 3;
    private static final double TENTH = 0.1;
    private static final double LOW = 0.05;

    private final TuningRules rules;

    Judge(TuningRules rules) {
        this.rules = rules;
    }

    Report judge(List<Example> examples, ValueWeights before, ValueWeights after, Period.Split split) {
        Ranked old = new Ranked(examples, before);
        Ranked fitted = new Ranked(examples, after);
        double[] counts = examples.stream().mapToDouble(Example::weight).toArray();
        double[][] resampled = resampled(examples, counts);
        Comparison third = compare((ranked, by) -> ranked.precision(THIRD, by), old, fitted, counts, resampled);
        Comparison tenth = compare((ranked, by) -> ranked.precision(TENTH, by), old, fitted, counts, resampled);
        Comparison asMany = compare(Ranked::precisionOfAsMany, old, fitted, counts, resampled);
        Comparison recall = compare((ranked, by) -> ranked.recall(THIRD, by), old, fitted, counts, resampled);
        Comparison loss = compare(Ranked::logLoss, old, fitted, counts, resampled);
        Comparison error = compare(Ranked::calibrationError, old, fitted, counts, resampled);
        Verdict verdict = Verdict.of(third, tenth, recall, loss);
        int earlier = split.earlier().outcomes().size();
        int later = split.later().outcomes().size();
        return new Report(
                earlier + later,
                earlier,
                later,
                Ranked.sum(counts),
                third,
                tenth,
                asMany,
                recall,
                loss,
                error,
                List.of(old.bins(counts)),
                List.of(fitted.bins(counts)),
                verdict.better(),
                verdict.reason());
    }

    private static Comparison compare(
            ToDoubleBiFunction<Ranked, double[]> figure,
            Ranked old,
            Ranked fitted,
            double[] counts,
            double[][] resampled) {
        double[] differences = Arrays.stream(resampled)
                .mapToDouble(by -> figure.applyAsDouble(fitted, by) - figure.applyAsDouble(old, by))
                .sorted()
                .toArray();
        int low = (int) Math.floor(LOW * (differences.length - 1));
        return new Comparison(
                figure.applyAsDouble(old, counts),
                figure.applyAsDouble(fitted, counts),
                differences[low],
                differences[differences.length - 1 - low]);
    }

    /** Examples of one asset come and go together. */
    private double[][] resampled(List<Example> examples, double[] counts) {
        SplittableRandom random = new SplittableRandom(rules.seed());
        double[][] resampled = new double[rules.resamples()][];
        for (int r = 0; r < resampled.length; r++) {
            Map<AssetId, Integer> drawn = new HashMap<>();
            double[] by = new double[counts.length];
            for (int n = 0; n < by.length; n++) {
                by[n] = counts[n] * drawn.computeIfAbsent(examples.get(n).asset(), asset -> poisson(random));
            }
            resampled[r] = Ranked.sum(by) > 0 ? by : counts;
        }
        return resampled;
    }

    /** How often one is drawn when as many are drawn as there are, of many. */
    private static int poisson(SplittableRandom random) {
        double product = random.nextDouble();
        int drawn = 0;
        double edge = Math.exp(-1);
        while (product > edge) {
            product *= random.nextDouble();
            drawn++;
        }
        return drawn;
    }
}
