package sluice.server.cli.simulate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import sluice.simulate.Outcome;
import sluice.simulate.Results;
import sluice.simulate.report.Numbers;
import sluice.tier.Strategy;

/** What came of a simulation, for people to read. */
final class SimulateText {
    private static final String ROW = "  %-11s %12s %11s %8s  %-24s %-19s %-19s %12s%n";

    private final PrintWriter out;

    SimulateText(PrintWriter out) {
        this.out = out;
    }

    /** @param outcomes of one size */
    void table(List<Outcome> outcomes) {
        Outcome first = outcomes.getFirst();
        out.printf(
                "%s images, %s distinct pictures; everything in full would take %s%n",
                Numbers.count(first.assets()),
                Numbers.count(first.pictures()),
                Numbers.seconds(first.uniformSeconds()));
        if (first.weight() > 1) {
            out.printf(
                    "  (%s are simulated, each for %.1f: waiting times below %s cannot be told apart)%n",
                    Numbers.count(first.simulated()), first.weight(), Numbers.time(first.resolutionSeconds()));
        }
        out.printf(
                ROW,
                "",
                "processor",
                "price",
                "saved",
                "picks at Tier 3 (2+)",
                "acts p50 / p95",
                "other p50 / p95",
                "waiting");
        for (Outcome one : outcomes) {
            out.printf(
                    ROW,
                    one.strategy().label(),
                    Numbers.seconds(one.spent().deep()),
                    Numbers.money(one.spent().deepMicroUsd()),
                    Numbers.percent(one.saved()),
                    picked(one.picked()),
                    waited(one.explicit()),
                    waited(one.automatic()),
                    Numbers.count(one.course().getLast().waiting()));
        }
        out.println();
    }

    private static String picked(Outcome.Picked picked) {
        return Numbers.count(picked.deep()) + " (" + Numbers.count(picked.standard()) + ") of "
                + Numbers.count(picked.picks());
    }

    private static String waited(Outcome.Waited waited) {
        return waited.count() == 0 ? "–" : Numbers.time(waited.p50()) + " / " + Numbers.time(waited.p95());
    }

    void growth(Results results) {
        if (results.scenario().sizes().size() < 2) {
            return;
        }
        out.println("Spend grows as images to the power of (between the two largest):");
        for (Strategy strategy : results.scenario().strategies()) {
            out.printf(
                    "  %-11s %s (%s)%n",
                    strategy.label(), exponent(results.exponent(strategy)), exponent(results.lastExponent(strategy)));
        }
    }

    private static String exponent(OptionalDouble exponent) {
        return exponent.isPresent() ? String.format(Locale.ROOT, "%.2f", exponent.getAsDouble()) : "–";
    }
}
