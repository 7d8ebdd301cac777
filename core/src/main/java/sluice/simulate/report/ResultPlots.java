package sluice.simulate.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import sluice.simulate.Outcome;
import sluice.simulate.Results;
import sluice.tier.Strategy;

/** Draws outcomes. */
final class ResultPlots {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 430;
    private static final int TOP = 70;
    private static final int BOTTOM = 350;
    private static final String TIER_2 = "#5b8fd6";
    private static final String TIER_3 = "#d68b3a";

    private final Results results;

    ResultPlots(Results results) {
        this.results = results;
    }

    /** By name of file. */
    Map<String, String> all() {
        Map<String, String> plots = new LinkedHashMap<>();
        List<Long> sizes = results.scenario().sizes();
        plots.put("spend.svg", spend(results.at(sizes.getLast())));
        plots.put("backlog.svg", backlog(results.at(sizes.getLast())));
        if (sizes.size() > 1) {
            plots.put("growth.svg", growth());
            plots.put("coverage.svg", coverage());
        }
        return plots;
    }

    private static String colour(Strategy strategy) {
        return switch (strategy) {
            case UNIFORM -> "#999999";
            case MINIMAL -> "#7a5195";
            case MANUAL -> "#ef8a62";
            case COST_AWARE -> "#2f6f4f";
        };
    }

    private static String spend(List<Outcome> outcomes) {
        Svg svg = new Svg(WIDTH, HEIGHT);
        long size = outcomes.isEmpty() ? 0 : outcomes.getFirst().assets();
        svg.text(20, 30, 15, "start", "Processor seconds at " + Numbers.count(size) + " images");
        svg.bar(560, 22, 14, 10, TIER_2);
        svg.text(580, 31, 12, "start", "Tier 2");
        svg.bar(640, 22, 14, 10, TIER_3);
        svg.text(660, 31, 12, "start", "Tier 3");
        double most =
                outcomes.stream().mapToDouble(one -> one.spent().deep()).max().orElse(0);
        double scale = most > 0 ? (BOTTOM - TOP) / most : 0;
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome one = outcomes.get(i);
            double x = 70 + 185.0 * i;
            double middle = scale * one.spent().tier2();
            double top = scale * one.spent().deep();
            svg.bar(x, BOTTOM - middle, 110, middle, TIER_2);
            svg.bar(x, BOTTOM - top, 110, top - middle, TIER_3);
            svg.text(
                    x + 55,
                    BOTTOM - top - 8,
                    13,
                    "middle",
                    Numbers.seconds(one.spent().deep()));
            svg.text(x + 55, BOTTOM + 20, 13, "middle", one.strategy().label());
            svg.text(
                    x + 55,
                    BOTTOM + 39,
                    11,
                    "middle",
                    "covers " + Numbers.percent(one.picked().coverage()));
            svg.text(x + 55, BOTTOM + 56, 11, "middle", "saves " + Numbers.percent(one.saved()));
        }
        return svg.end();
    }

    private static String backlog(List<Outcome> outcomes) {
        List<LineChart.Line> lines = outcomes.stream()
                .map(one -> new LineChart.Line(
                        one.strategy().label(),
                        colour(one.strategy()),
                        of(one.course(), Outcome.Point::day),
                        of(one.course(), point -> (double) point.waiting())))
                .toList();
        return new LineChart("The backlog over time", "day", "jobs waiting", false, false, false, lines).svg();
    }

    private String growth() {
        List<LineChart.Line> lines = new ArrayList<>();
        for (Strategy strategy : results.scenario().strategies()) {
            OptionalDouble exponent = results.exponent(strategy);
            String name = strategy.label()
                    + (exponent.isPresent() ? String.format(Locale.ROOT, " (%.2f)", exponent.getAsDouble()) : "");
            lines.add(line(name, strategy, one -> one.spent().deep()));
        }
        return new LineChart(
                        "Growth, with its exponent; both axes are logarithmic",
                        "images",
                        "processor seconds of Tiers 2 and 3",
                        true,
                        true,
                        true,
                        lines)
                .svg();
    }

    private String coverage() {
        List<LineChart.Line> lines = results.scenario().strategies().stream()
                .map(strategy -> line(
                        strategy.label(), strategy, one -> 100 * one.picked().coverage()))
                .toList();
        return new LineChart(
                        "Portfolio picks that had Tier 3 when they were chosen",
                        "images",
                        "per cent",
                        true,
                        false,
                        true,
                        lines)
                .svg();
    }

    private LineChart.Line line(String name, Strategy strategy, ToDoubleFunction<Outcome> up) {
        List<Outcome> its = results.of(strategy);
        return new LineChart.Line(name, colour(strategy), of(its, one -> (double) one.assets()), of(its, up));
    }

    private static <T> double[] of(List<T> all, ToDoubleFunction<T> number) {
        return all.stream().mapToDouble(number).toArray();
    }
}
