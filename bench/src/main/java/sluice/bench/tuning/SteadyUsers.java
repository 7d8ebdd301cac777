package sluice.bench.tuning;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import sluice.contracts.tune.Habit;
import sluice.tune.Comparison;
import sluice.tune.Report;
import sluice.tune.Tuner;
import sluice.tune.TuningRules;
import sluice.value.Feature;
import sluice.value.ValueWeights;

/** Users who stay as they are: how a fit from the defaults does on later outcomes, over several seeds. */
final class SteadyUsers {
    private final Path work;
    private final int seeds;
    private final int days;
    private final PrintStream out;

    SteadyUsers(Path work, int seeds, int days, PrintStream out) {
        this.work = work;
        this.seeds = seeds;
        this.days = days;
        this.out = out;
    }

    void compare(Habit habit, Map<String, TuningRules> variants) throws InterruptedException {
        Map<String, List<Tuner.Fitted>> fits = new TreeMap<>();
        for (int seed = 1; seed <= seeds; seed++) {
            try (Life life = new Life(work.resolve(habit.name() + seed + ".db"), habit, seed)) {
                life.days(days);
                for (Map.Entry<String, TuningRules> variant : variants.entrySet()) {
                    fits.computeIfAbsent(variant.getKey(), name -> new ArrayList<>())
                            .add(life.tuner(variant.getValue()).fit(ValueWeights.DEFAULT, read -> {}));
                }
            }
        }
        fits.forEach((variant, all) -> print(habit.name() + ", " + variant, all));
    }

    private void print(String title, List<Tuner.Fitted> fits) {
        List<Report> reports = fits.stream().map(Tuner.Fitted::report).toList();
        out.println("### " + title);
        out.printf(
                "outcomes %s, judged on %s among %s images; taken over by %d of %d%n",
                Spread.of(each(reports, report -> (double) report.outcomes()), "%.0f"),
                Spread.of(each(reports, report -> (double) report.judgedOn()), "%.0f"),
                Spread.of(each(reports, Report::assets), "%.0f"),
                reports.stream().filter(Report::better).count(),
                reports.size());
        figure("precision, top third", "%.3f", reports, Report::precisionTopThird);
        figure("precision, top tenth", "%.3f", reports, Report::precisionTopTenth);
        figure("precision, as many as chosen", "%.3f", reports, Report::precisionTopChosen);
        figure("recall, top third", "%.3f", reports, Report::recallTopThird);
        figure("calibration error", "%.4f", reports, Report::calibrationError);
        figure("log loss", "%.4f", reports, Report::logLoss);
        StringBuilder weights = new StringBuilder("weights: base ")
                .append(Spread.of(fits.stream().map(one -> one.weights().base()).toList(), "%.1f"));
        for (Feature feature : Feature.values()) {
            List<Double> fitted = fits.stream()
                    .map(one -> one.weights().of(feature).logOdds())
                    .toList();
            double before = ValueWeights.DEFAULT.of(feature).logOdds();
            if (fitted.stream().anyMatch(one -> Math.abs(one - before) > 0.1)) {
                weights.append(", ").append(feature.label()).append(' ').append(Spread.of(fitted, "%.1f"));
            }
        }
        out.println(weights);
        out.println();
        out.flush();
    }

    private void figure(String name, String format, List<Report> reports, Function<Report, Comparison> which) {
        List<Double> differences = each(reports, report -> which.apply(report).difference());
        long up = differences.stream().filter(one -> one > 0).count();
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | up %d of %d |%n",
                name,
                Spread.of(each(reports, report -> which.apply(report).before()), format),
                Spread.of(each(reports, report -> which.apply(report).after()), format),
                Spread.of(differences, format),
                up,
                differences.size());
    }

    private static List<Double> each(List<Report> reports, Function<Report, Double> figure) {
        return reports.stream().map(figure).toList();
    }
}
