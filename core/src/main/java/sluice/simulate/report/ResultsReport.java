package sluice.simulate.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import sluice.simulate.Outcome;
import sluice.simulate.Results;
import sluice.simulate.scenario.LibraryScenario;
import sluice.tier.Strategy;

/** A report: a page of Markdown, its pictures, and all figures as JSON. The same results give the same bytes. */
public final class ResultsReport {
    private ResultsReport() {}

    /** Contents by name of file. */
    public static Map<String, String> files(Results results) {
        Map<String, String> plots = new ResultPlots(results).all();
        Map<String, String> files = new LinkedHashMap<>(plots);
        files.put("outcomes.json", ResultsJson.whole(results).toPrettyString() + "\n");
        files.put("report.md", page(results, List.copyOf(plots.keySet())));
        return files;
    }

    private static String page(Results results, List<String> plots) {
        LibraryScenario scenario = results.scenario();
        StringBuilder out = new StringBuilder();
        out.append("# Simulated: ").append(scenario.name()).append("\n\n");
        if (!scenario.about().isEmpty()) {
            out.append(scenario.about()).append("\n\n");
        }
        out.append("Seed ")
                .append(scenario.seed())
                .append(", ")
                .append(scenario.days())
                .append(" days from ")
                .append(scenario.start())
                .append(". These are figures of a model, not measurements.\n");
        for (long size : scenario.sizes()) {
            table(out, results.at(size));
        }
        growth(out, results);
        for (String plot : plots) {
            out.append("\n![")
                    .append(plot.replace(".svg", ""))
                    .append("](")
                    .append(plot)
                    .append(")\n");
        }
        return out.toString();
    }

    private static void table(StringBuilder out, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        Outcome first = outcomes.getFirst();
        out.append("\n## ")
                .append(Numbers.count(first.assets()))
                .append(" images\n")
                .append(Numbers.count(first.pictures()))
                .append(" distinct pictures; uniform would take ")
                .append(Numbers.seconds(first.uniformSeconds()))
                .append(first.weight() > 1 ? sampled(first) : "")
                .append(
                        ".\n\n| | Tier 2 | Tier 3 | both | price | saved | explicit | picks at Tier 3 | at Tier 2 or 3 |")
                .append(" acts waited p50 / p95 | other work p50 / p95 | still waiting |\n")
                .append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (Outcome one : outcomes) {
            out.append("| ").append(String.join(" | ", cells(one))).append(" |\n");
        }
    }

    private static String sampled(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "; each of %,d simulated images stands for %.1f, so that waiting times below %s cannot be told apart",
                outcome.simulated(),
                outcome.weight(),
                Numbers.time(outcome.resolutionSeconds()));
    }

    private static List<String> cells(Outcome one) {
        Outcome.Picked picked = one.picked();
        return List.of(
                one.strategy().label(),
                Numbers.seconds(one.spent().tier2()),
                Numbers.seconds(one.spent().tier3()),
                Numbers.seconds(one.spent().deep()),
                Numbers.money(one.spent().deepMicroUsd()),
                Numbers.percent(one.saved()),
                Numbers.seconds(one.spent().explicit()),
                Numbers.count(picked.deep()) + " of " + Numbers.count(picked.picks()) + " ("
                        + Numbers.percent(picked.coverage()) + ")",
                Numbers.count(picked.standard()),
                waited(one.explicit()),
                waited(one.automatic()),
                Numbers.count(one.course().getLast().waiting()));
    }

    private static String waited(Outcome.Waited waited) {
        return waited.count() == 0 ? "–" : Numbers.time(waited.p50()) + " / " + Numbers.time(waited.p95());
    }

    private static void growth(StringBuilder out, Results results) {
        if (results.scenario().sizes().size() < 2) {
            return;
        }
        out.append(
                "\n## Growth\nSpend grows as images to the power of:\n\n| | all sizes | the last two |\n|---|---|---|\n");
        for (Strategy strategy : results.scenario().strategies()) {
            out.append("| ")
                    .append(strategy.label())
                    .append(" | ")
                    .append(exponent(results.exponent(strategy)))
                    .append(" | ")
                    .append(exponent(results.lastExponent(strategy)))
                    .append(" |\n");
        }
    }

    private static String exponent(OptionalDouble exponent) {
        return exponent.isPresent() ? String.format(Locale.ROOT, "%.2f", exponent.getAsDouble()) : "–";
    }
}
