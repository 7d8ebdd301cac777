package sluice.server.cli.worth;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sluice.server.cli.command.Amounts;
import tools.jackson.databind.JsonNode;

/** How weights were fitted and judged, for people to read. */
final class TuneText {
    private static final int BAR = 30;
    private static final double CHANGED = 0.005;

    private final PrintWriter out;

    TuneText(PrintWriter out) {
        this.out = out;
    }

    void proposal(JsonNode proposal, JsonNode before) {
        JsonNode report = proposal.path("report");
        out.printf(
                "Learned from %,d outcomes, judged on %,d later ones among %,.0f images%n%n",
                report.path("learnedFrom").asLong(),
                report.path("judgedOn").asLong(),
                report.path("assets").asDouble());
        out.printf("  %-38s %9s %9s   %s%n", "", "before", "after", "difference, 9 times out of 10");
        share("of the top third, chosen", report.path("precisionTopThird"));
        share("of the top tenth, chosen", report.path("precisionTopTenth"));
        share("of as many as chosen, chosen", report.path("precisionTopChosen"));
        share("of what was chosen, in the top third", report.path("recallTopThird"));
        share("how far values are from what came", report.path("calibrationError"));
        JsonNode loss = report.path("logLoss");
        out.printf(
                "  %-38s %9.4f %9.4f   %+.4f to %+.4f%n",
                "log loss (less is better)",
                loss.path("before").asDouble(),
                loss.path("after").asDouble(),
                loss.path("low").asDouble(),
                loss.path("high").asDouble());
        weights(before, proposal.path("weights"));
        calibration(report.path("calibrationAfter"));
        out.println();
        out.printf(
                "Proposal %s is %s: %s.%n",
                proposal.path("id").asString(),
                report.path("better").asBoolean() ? "better" : "not better",
                report.path("reason").asString());
        if (!proposal.path("current").asBoolean()) {
            out.println("It was judged against other weights than those in force now.");
        } else if (report.path("better").asBoolean()) {
            out.println("Take it over with: sluice tune --apply");
        }
    }

    private void share(String name, JsonNode figure) {
        out.printf(
                "  %-38s %8.1f%% %8.1f%%   %+.1f to %+.1f points%n",
                name,
                100 * figure.path("before").asDouble(),
                100 * figure.path("after").asDouble(),
                100 * figure.path("low").asDouble(),
                100 * figure.path("high").asDouble());
    }

    private void weights(JsonNode before, JsonNode after) {
        List<String> same = new ArrayList<>();
        out.printf("%n  %-14s %8s %8s%n", "weight", "before", "after");
        weight("base", before.path("base").asDouble(), after.path("base").asDouble(), same);
        for (Map.Entry<String, JsonNode> one : after.path("weights").properties()) {
            double was =
                    before.path("weights").path(one.getKey()).path("logOdds").asDouble();
            weight(one.getKey(), was, one.getValue().path("logOdds").asDouble(), same);
        }
        if (!same.isEmpty()) {
            out.printf("  as before: %s%n", String.join(", ", same));
        }
    }

    private void weight(String name, double was, double now, List<String> same) {
        if (Math.abs(was - now) < CHANGED) {
            same.add(name);
        } else {
            out.printf("  %-14s %8.2f %8.2f%n", name, was, now);
        }
    }

    /** For each tenth of the scale, what was said ("|") and what came (the bar). */
    private void calibration(JsonNode bins) {
        out.printf("%n  valued at    were chosen (bar), were to be (|)%n");
        int bin = 0;
        for (JsonNode one : bins) {
            double assets = one.path("assets").asDouble();
            if (assets > 0) {
                StringBuilder line =
                        new StringBuilder(Amounts.bar(one.path("share").asDouble(), 1, BAR));
                while (line.length() < BAR) {
                    line.append(' ');
                }
                line.setCharAt(Math.clamp(Math.round(one.path("value").asDouble() * BAR), 0, BAR - 1), '|');
                out.printf(
                        "  %3d to %3d%%  %s %3.0f%% of %,.0f%n",
                        10 * bin, 10 * (bin + 1), line, 100 * one.path("share").asDouble(), assets);
            }
            bin++;
        }
    }

    void history(JsonNode tuning) {
        String inForce = tuning.path("inForce").path("id").asString();
        for (JsonNode version : tuning.path("versions")) {
            String id = version.path("id").asString();
            String same = version.path("sameAs").asString();
            out.printf(
                    "%s %4s  %-24s  %-11s %s%n",
                    id.equals(inForce) ? "*" : " ",
                    id,
                    version.path("at").asString("from the start"),
                    version.path("origin").asString(),
                    judged(version, id.equals(same) ? "" : "as " + same));
        }
        out.printf(
                "%,d outcomes; %,d are needed to fit%n",
                tuning.path("outcomes").asLong(), tuning.path("outcomesNeeded").asLong());
    }

    private static String judged(JsonNode version, String otherwise) {
        JsonNode third = version.path("report").path("precisionTopTenth");
        return !otherwise.isEmpty() || third.isMissingNode()
                ? otherwise
                : "of the top tenth %.1f%% chosen, before %.1f%%"
                        .formatted(
                                100 * third.path("after").asDouble(),
                                100 * third.path("before").asDouble());
    }

    void inForce(JsonNode tuning) {
        out.printf(
                "Weights %s are in force (%s). Images are valued anew%s.%n",
                tuning.path("inForce").path("id").asString(),
                tuning.path("inForce").path("origin").asString(),
                tuning.path("revaluing").asBoolean() ? ", while Sluice serves" : "");
    }
}
