package sluice.server.cli.worth;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import sluice.server.cli.command.Amounts;
import tools.jackson.databind.JsonNode;

/** What was spent, for people to read. */
final class SpendText {
    private static final int BAR = 24;

    private final PrintWriter out;

    SpendText(PrintWriter out) {
        this.out = out;
    }

    void print(JsonNode report, int days) {
        JsonNode total = report.path("total");
        out.printf(
                "The last %,d days: %s of processor time, %s, at %s an hour%n",
                days,
                Amounts.time(total.path("cpuSeconds").asDouble()),
                Amounts.money(total.path("microUsd").asLong()),
                Amounts.money(report.path("pricePerCpuHour").asLong()));
        tiers(report.path("byTier"));
        steps(report.path("bySteps"));
        days(report.path("byDay"));
        JsonNode saved = report.path("saved");
        JsonNode uniform = report.path("uniform");
        out.println();
        out.printf(
                "  Everything in full would have taken about %s (%s).%n",
                Amounts.time(uniform.path("cpuSeconds").asDouble()),
                Amounts.money(uniform.path("microUsd").asLong()));
        out.printf(
                "  Saved: %s, %s, %.0f %%%n",
                Amounts.time(saved.path("cpuSeconds").asDouble()),
                Amounts.money(saved.path("microUsd").asLong()),
                100 * saved.path("share").asDouble());
        JsonNode rendering = report.path("rendering");
        if (!rendering.path("byStage").isEmpty()) {
            out.printf(
                    "  Rendering: %s of slots, %s; caches saved %s%n",
                    Amounts.time(rendering.path("seconds").asDouble()),
                    Amounts.money(rendering.path("microUsd").asLong()),
                    Amounts.money(rendering.path("savedMicroUsd").asLong()));
        }
        JsonNode waiting = report.path("waiting");
        out.printf(
                "  Waiting: %,d jobs, about %s%s%n",
                waiting.path("jobs").asLong(),
                Amounts.time(waiting.path("cpuSeconds").asDouble()),
                waiting.path("doneBy").isString()
                        ? ", done by " + waiting.path("doneBy").asString()
                        : "");
    }

    private void tiers(JsonNode tiers) {
        double most = most(tiers);
        out.println();
        for (JsonNode tier : tiers) {
            line("Tier " + tier.path("tier").asInt(), tier, most);
        }
    }

    private void steps(JsonNode steps) {
        double most = most(steps);
        out.println();
        for (JsonNode step : steps) {
            line("  " + step.path("step").asString(), step, most);
        }
    }

    private void days(JsonNode lines) {
        Map<String, Double> days = new TreeMap<>();
        for (JsonNode line : lines) {
            days.merge(line.path("day").asString(), line.path("cpuSeconds").asDouble(), Double::sum);
        }
        double most =
                days.values().stream().mapToDouble(seconds -> seconds).max().orElse(0);
        out.println();
        days.forEach((day, seconds) ->
                out.printf("  %-18s %s %10s%n", day, Amounts.bar(seconds, most, BAR), Amounts.time(seconds)));
    }

    private void line(String name, JsonNode sum, double most) {
        double seconds = sum.path("cpuSeconds").asDouble();
        long failed = sum.path("failed").asLong(0);
        out.printf(
                "  %-18s %s %10s %10s %,9d images%s%n",
                name,
                Amounts.bar(seconds, most, BAR),
                Amounts.time(seconds),
                Amounts.money(sum.path("microUsd").asLong()),
                sum.path("images").asLong(),
                failed == 0 ? "" : ", %,d failed".formatted(failed));
    }

    private static double most(JsonNode lines) {
        double most = 0;
        for (JsonNode line : lines) {
            most = Math.max(most, line.path("cpuSeconds").asDouble());
        }
        return most;
    }
}
