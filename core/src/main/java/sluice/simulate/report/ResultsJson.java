package sluice.simulate.report;

import sluice.simulate.Outcome;
import sluice.simulate.Results;
import sluice.tier.Strategy;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Outcomes as JSON; times are seconds, money is millionths of a dollar, shares are 0 to 1. */
public final class ResultsJson {
    private ResultsJson() {}

    /** One strategy at one size, without its course over time. */
    public static ObjectNode line(Outcome outcome) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("strategy", outcome.strategy().label())
                .put("images", outcome.assets())
                .put("pictures", outcome.pictures())
                .put("simulated", outcome.simulated())
                .put("weight", outcome.weight());
        Outcome.Spent spent = outcome.spent();
        ArrayNode tiers = json.putArray("byTier");
        tier(tiers, 1, spent.tier1(), spent.tier1MicroUsd());
        tier(tiers, 2, spent.tier2(), spent.tier2MicroUsd());
        tier(tiers, 3, spent.tier3(), spent.tier3MicroUsd());
        json.put("cpuSeconds", rounded(spent.deep()))
                .put("microUsd", spent.deepMicroUsd())
                .put("explicitSeconds", rounded(spent.explicit()))
                .put("automaticSeconds", rounded(spent.automatic()))
                .put("uniformSeconds", rounded(outcome.uniformSeconds()))
                .put("allowedSeconds", rounded(outcome.allowedSeconds()))
                .put("saved", rounded(outcome.saved()))
                .put("atTier2", outcome.atTier2())
                .put("atTier3", outcome.atTier3())
                .put("picks", outcome.picked().picks())
                .put("coveredByTier3", outcome.picked().deep())
                .put("coveredByTier2", outcome.picked().standard())
                .put("coverage", rounded(outcome.picked().coverage()));
        waited(json.putObject("explicitWait"), outcome.explicit());
        waited(json.putObject("automaticWait"), outcome.automatic());
        return json.put("waitResolutionSeconds", rounded(outcome.resolutionSeconds()))
                .put("waiting", outcome.course().getLast().waiting())
                .put("openSeconds", rounded(outcome.openSeconds()))
                .put("usedSeconds", rounded(outcome.usedSeconds()));
    }

    /** How spend grows, by strategy; null where nothing can be said. */
    public static ObjectNode growth(Results results) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode all = json.putObject("growthExponent");
        ObjectNode last = json.putObject("lastGrowthExponent");
        for (Strategy strategy : results.scenario().strategies()) {
            results.exponent(strategy)
                    .ifPresentOrElse(
                            exponent -> all.put(strategy.label(), rounded(exponent)),
                            () -> all.putNull(strategy.label()));
            results.lastExponent(strategy)
                    .ifPresentOrElse(
                            exponent -> last.put(strategy.label(), rounded(exponent)),
                            () -> last.putNull(strategy.label()));
        }
        return json;
    }

    /** All there is, with the course over time. */
    public static ObjectNode whole(Results results) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("scenario", results.scenario().name())
                .put("seed", results.scenario().seed());
        ArrayNode outcomes = json.putArray("outcomes");
        for (Outcome outcome : results.outcomes()) {
            ObjectNode one = line(outcome);
            ArrayNode course = one.putArray("course");
            for (Outcome.Point point : outcome.course()) {
                course.addObject()
                        .put("day", rounded(point.day()))
                        .put("images", point.assets())
                        .put("waiting", point.waiting())
                        .put("cpuSeconds", rounded(point.deepSeconds()));
            }
            outcomes.add(one);
        }
        json.setAll(growth(results));
        return json;
    }

    private static void tier(ArrayNode tiers, int tier, double seconds, long microUsd) {
        tiers.addObject().put("tier", tier).put("cpuSeconds", rounded(seconds)).put("microUsd", microUsd);
    }

    private static void waited(ObjectNode json, Outcome.Waited waited) {
        json.put("count", waited.count()).put("p50", rounded(waited.p50())).put("p95", rounded(waited.p95()));
    }

    private static double rounded(double number) {
        return Math.round(number * 1_000) / 1_000.0;
    }
}
