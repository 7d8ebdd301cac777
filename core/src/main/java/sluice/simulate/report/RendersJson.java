package sluice.simulate.report;

import sluice.render.Quality;
import sluice.simulate.renders.RenderOutcome;
import sluice.simulate.renders.RenderResults;
import sluice.simulate.renders.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Outcomes of request traces as JSON; times are seconds, money is millionths of a dollar, shares are 0 to 1. */
public final class RendersJson {
    private RendersJson() {}

    /** One rule at one load. */
    public static ObjectNode line(RenderOutcome outcome) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("strategy", outcome.placing().label())
                .put("load", outcome.load())
                .put("requests", outcome.requests())
                .put("images", outcome.images())
                .put("billedMicroUsd", outcome.billedMicroUsd())
                .put("billedMicroUsdPerThousand", outcome.billedPerThousand())
                .put("paidMicroUsd", outcome.paidMicroUsd())
                .put("paidMicroUsdPerThousand", outcome.paidPerThousand())
                .put("idleMicroUsd", outcome.idleMicroUsd())
                .put("missed", outcome.missed())
                .put("missedShare", rounded(outcome.missedShare()))
                .put("late", outcome.late())
                .put("refused", outcome.refused())
                .put("belowQuality", outcome.below())
                .put("utilisation", rounded(outcome.utilisation()))
                .put("p50", rounded(outcome.p50()))
                .put("p95", rounded(outcome.p95()))
                .put("seconds", rounded(outcome.seconds()));
        Double error = outcome.predictionError();
        if (error == null) {
            json.putNull("predictionError");
        } else {
            json.put("predictionError", rounded(error));
        }
        ObjectNode missed = json.putObject("missedBy");
        for (Quality quality : Quality.values()) {
            missed.put(quality.label(), outcome.missedBy().getOrDefault(quality, 0L));
        }
        ArrayNode pools = json.putArray("pools");
        for (RenderOutcome.PoolUse pool : outcome.pools()) {
            pools.addObject()
                    .put("pool", pool.name())
                    .put("slots", pool.slots())
                    .put("requests", pool.requests())
                    .put("utilisation", rounded(pool.utilisation()))
                    .put("drawingSeconds", rounded(pool.drawingSeconds()))
                    .put("loadingSeconds", rounded(pool.loadingSeconds()))
                    .put("idleSeconds", rounded(pool.idleSeconds()))
                    .put("idleMicroUsd", pool.idleMicroUsd())
                    .put("loads", pool.loads());
        }
        return json;
    }

    /** What the requests are. */
    public static ObjectNode trace(Trace trace) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("requests", trace.requests().size())
                .put("images", trace.images())
                .put("unfinishedLines", trace.unfinished())
                .put("malformedLines", trace.malformed());
    }

    static ObjectNode whole(RenderResults results) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("scenario", results.scenario().name())
                .put("seed", results.scenario().seed());
        json.set("trace", trace(results.trace()));
        ArrayNode outcomes = json.putArray("outcomes");
        results.outcomes().forEach(one -> outcomes.add(line(one)));
        return json;
    }

    private static double rounded(double number) {
        return Math.round(number * 1e4) / 1e4;
    }
}
