package sluice.bench.worth;

import sluice.server.http.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one strategy did on one library.
 *
 * @param deepCpuSeconds processor seconds of Tiers 2 and 3, from the ledger
 * @param uniformCpuSeconds what Tiers 2 and 3 of every image would take, as the ledger's means have it
 * @param wallSeconds from the first import to the last drain
 * @param chosen images put into the portfolio
 * @param covered of these, how many had Tier 3 when they were chosen
 */
record Outcome(
        String strategy,
        int images,
        double tier1CpuSeconds,
        double tier2CpuSeconds,
        double tier3CpuSeconds,
        double uniformCpuSeconds,
        double explicitCpuSeconds,
        double wallSeconds,
        double processCpuSeconds,
        int tier2,
        int tier3,
        int chosen,
        int covered) {
    double deepCpuSeconds() {
        return tier2CpuSeconds + tier3CpuSeconds;
    }

    double coverage() {
        return chosen == 0 ? 1 : (double) covered / chosen;
    }

    ObjectNode json() {
        return Json.object()
                .put("strategy", strategy)
                .put("images", images)
                .put("tier1CpuSeconds", rounded(tier1CpuSeconds))
                .put("tier2CpuSeconds", rounded(tier2CpuSeconds))
                .put("tier3CpuSeconds", rounded(tier3CpuSeconds))
                .put("deepCpuSeconds", rounded(deepCpuSeconds()))
                .put("uniformEstimate", rounded(uniformCpuSeconds))
                .put("explicitCpuSeconds", rounded(explicitCpuSeconds))
                .put("wallSeconds", rounded(wallSeconds))
                .put("processCpuSeconds", rounded(processCpuSeconds))
                .put("atTier2", tier2)
                .put("atTier3", tier3)
                .put("chosen", chosen)
                .put("covered", covered)
                .put("coverage", rounded(coverage()));
    }

    static Outcome of(JsonNode json) {
        return new Outcome(
                json.path("strategy").asString(),
                json.path("images").asInt(),
                json.path("tier1CpuSeconds").asDouble(),
                json.path("tier2CpuSeconds").asDouble(),
                json.path("tier3CpuSeconds").asDouble(),
                json.path("uniformEstimate").asDouble(),
                json.path("explicitCpuSeconds").asDouble(),
                json.path("wallSeconds").asDouble(),
                json.path("processCpuSeconds").asDouble(),
                json.path("atTier2").asInt(),
                json.path("atTier3").asInt(),
                json.path("chosen").asInt(),
                json.path("covered").asInt());
    }

    static double rounded(double number) {
        return Math.round(number * 1_000) / 1_000.0;
    }
}
