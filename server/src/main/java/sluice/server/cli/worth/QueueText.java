package sluice.server.cli.worth;

import java.io.PrintWriter;
import sluice.server.cli.command.Amounts;
import tools.jackson.databind.JsonNode;

/** The queue, for people or as one line of JSON. */
final class QueueText {
    private static final int BAR = 24;
    private static final int SHOWN = 5;

    private final PrintWriter out;
    private final boolean json;

    QueueText(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(JsonNode queue) {
        if (json) {
            out.println(queue);
            return;
        }
        JsonNode gate = queue.path("gate");
        JsonNode budget = queue.path("budget");
        out.printf(
                "  %-10s %s, strategy %s%n",
                "mode", queue.path("mode").asString(), queue.path("strategy").asString());
        out.printf(
                "  %-10s %s: %s%n",
                "gate",
                gate.path("open").asBoolean() ? "open" : "shut",
                gate.path("reason").asString());
        out.printf(
                "  %-10s %,d waiting (%,d asked for by you), %,d running, %,d put off, %,d to try again, %,d dead%n",
                "jobs",
                queue.path("waiting").asLong(),
                queue.path("explicitWaiting").asLong(),
                queue.path("running").asLong(),
                queue.path("snoozed").asLong(),
                queue.path("retry").asLong(),
                queue.path("dead").asLong());
        out.printf(
                "  %-10s about %s of processor time%s%n",
                "",
                Amounts.time(queue.path("waitingSeconds").asDouble()),
                queue.path("etaSeconds").isNumber()
                        ? ", done in " + Amounts.time(queue.path("etaSeconds").asDouble())
                        : "");
        out.printf(
                "  %-10s %s %s of %s; %s%n",
                "budget",
                Amounts.bar(budget.path("share").asDouble(), 1, BAR),
                Amounts.money(budget.path("spentMicroUsd").asLong()),
                Amounts.money(budget.path("allowedMicroUsd").asLong()),
                budget.path("reason").asString());
        JsonNode tiers = queue.path("tiers");
        out.printf(
                "  %-10s %,d at Tier 1, %,d at Tier 2, %,d at Tier 3%n",
                "assets",
                tiers.path("1").asLong(),
                tiers.path("2").asLong(),
                tiers.path("3").asLong());
        for (JsonNode job : queue.path("current")) {
            out.printf(
                    "  %-10s %s %s %s%n",
                    "now",
                    job.path("assetId").asString().substring(0, 10),
                    job.path("kind").asString(),
                    job.path("step").asString(""));
        }
        int shown = 0;
        for (JsonNode job : queue.path("next")) {
            if (shown++ == SHOWN) {
                break;
            }
            out.printf(
                    "  %-10s %s %s: %s%n",
                    shown == 1 ? "next" : "",
                    job.path("assetId").asString().substring(0, 10),
                    job.path("kind").asString(),
                    job.path("reason").asString());
        }
    }
}
