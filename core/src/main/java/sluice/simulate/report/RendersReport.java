package sluice.simulate.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import sluice.simulate.renders.RenderOutcome;
import sluice.simulate.renders.RenderResults;
import sluice.simulate.scenario.Placing;
import sluice.simulate.scenario.RendersScenario;

/** A report on request traces: a page of Markdown, its pictures, and all figures as JSON. */
public final class RendersReport {
    private static final double MICRO = 1e6;

    private RendersReport() {}

    /** Contents by name of file; the same results give the same bytes. */
    public static Map<String, String> files(RenderResults results) {
        Map<String, String> plots = new LinkedHashMap<>();
        plots.put(
                "billed.svg",
                plot(results, "Billed for 1,000 images", "US dollars", one -> one.billedPerThousand() / MICRO));
        plots.put(
                "paid.svg",
                plot(
                        results,
                        "Paid for 1,000 images, idle slots included",
                        "US dollars",
                        one -> one.paidPerThousand() / MICRO));
        plots.put("missed.svg", plot(results, "Deadlines missed", "per cent", one -> 100 * one.missedShare()));
        Map<String, String> files = new LinkedHashMap<>(plots);
        files.put("outcomes.json", RendersJson.whole(results).toPrettyString() + "\n");
        files.put("report.md", page(results, List.copyOf(plots.keySet())));
        return files;
    }

    private static String plot(RenderResults results, String title, String up, ToDoubleFunction<RenderOutcome> number) {
        List<LineChart.Line> lines = results.scenario().strategies().stream()
                .map(placing -> new LineChart.Line(
                        placing.label(),
                        colour(placing),
                        results.of(placing).stream()
                                .mapToDouble(RenderOutcome::load)
                                .toArray(),
                        results.of(placing).stream().mapToDouble(number).toArray()))
                .toList();
        return new LineChart(title, "load: slots of speed 1", up, false, false, true, lines).svg();
    }

    private static String colour(Placing placing) {
        return switch (placing) {
            case ALL_HEAVY -> "#999999";
            case ALL_CHEAP -> "#7a5195";
            case STATIC_TIERS -> "#ef8a62";
            case ROUTER -> "#2f6f4f";
        };
    }

    private static String page(RenderResults results, List<String> plots) {
        RendersScenario scenario = results.scenario();
        StringBuilder out = new StringBuilder();
        out.append("# Simulated: ").append(scenario.name()).append("\n\n");
        if (!scenario.about().isEmpty()) {
            out.append(scenario.about()).append("\n\n");
        }
        out.append("Seed ")
                .append(scenario.seed())
                .append(", ")
                .append(Numbers.count(results.trace().requests().size()))
                .append(" requests for ")
                .append(Numbers.count(results.trace().images()))
                .append(" images (")
                .append(Numbers.count(results.trace().unfinished()))
                .append(" unfinished ones and ")
                .append(Numbers.count(results.trace().malformed()))
                .append(" unreadable lines left out). These are figures of a model, not measurements.\n");
        for (double load : scenario.loads()) {
            table(out, load, results.at(load));
        }
        for (String plot : plots) {
            out.append("\n![")
                    .append(plot.replace(".svg", ""))
                    .append("](")
                    .append(plot)
                    .append(")\n");
        }
        return out.toString();
    }

    private static void table(StringBuilder out, double load, List<RenderOutcome> outcomes) {
        out.append("\n## Load ")
                .append(Numbers.brief(load))
                .append("\n| | billed / 1,000 images | paid / 1,000 | idle | missed | late | refused | below quality |")
                .append(" in use | p50 | p95 | pools |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (RenderOutcome one : outcomes) {
            out.append("| ").append(String.join(" | ", cells(one))).append(" |\n");
        }
    }

    private static List<String> cells(RenderOutcome one) {
        return List.of(
                one.placing().label(),
                Numbers.money(one.billedPerThousand()),
                Numbers.money(one.paidPerThousand()),
                Numbers.money(one.idleMicroUsd()),
                Numbers.percent(one.missedShare()),
                Numbers.count(one.late()),
                Numbers.count(one.refused()),
                Numbers.percent((double) one.below() / Math.max(1, one.images())),
                Numbers.percent(one.utilisation()),
                Numbers.time(one.p50()),
                Numbers.time(one.p95()),
                one.pools().stream()
                        .map(pool -> String.format(
                                Locale.ROOT,
                                "%s × %d: %s",
                                pool.name(),
                                pool.slots(),
                                Numbers.percent(pool.utilisation())))
                        .collect(Collectors.joining(", ")));
    }
}
