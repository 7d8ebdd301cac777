package sluice.server.api;

import java.util.List;
import sluice.budget.SpendReport;
import sluice.server.http.Json;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What computing was spent on, and what was not. */
final class SpendApi {
    private static final int MOST_DAYS = 3_650;

    private final DeepWork work;

    SpendApi(DeepWork work) {
        this.work = work;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/api/v1/spend",
                "What was spent by tier, step and day, what was saved against analysing everything, and what waits",
                new Answer(200, "the sums", new Content("application/json", "Spend")),
                this::spend,
                new Parameter("days", "integer", "how many days byDay goes back, today included; 30 when not given")));
    }

    private Response spend(Request request) {
        SpendReport report = work.spend(request.query("days", 30, 1, MOST_DAYS));
        ObjectNode node = Json.object()
                .put("currency", "microUsd")
                .put("pricePerCpuHour", work.prices().microUsdPerCpuHour());
        node.set("total", sum(report.total()));
        ArrayNode tiers = node.putArray("byTier");
        report.tiers()
                .forEach(tier ->
                        tiers.add(sum(tier.sum()).put("tier", tier.tier().number())));
        ArrayNode steps = node.putArray("bySteps");
        report.steps()
                .forEach(step -> steps.add(sum(step.sum())
                        .put("step", step.step().label())
                        .put("tier", step.step().tier().number())
                        .put("meanSeconds", step.meanSeconds())
                        .put("failed", step.failed())));
        ArrayNode days = node.putArray("byDay");
        report.days()
                .forEach(day -> days.add(sum(day.sum())
                        .put("day", day.day().toString())
                        .put("tier", day.tier().number())
                        .put("explicit", day.explicit())));
        node.putObject("uniform")
                .put("cpuSeconds", report.uniform().cpuSeconds())
                .put("microUsd", report.uniform().microUsd())
                .put("estimated", report.uniform().estimated());
        node.putObject("saved")
                .put("cpuSeconds", report.saved().cpuSeconds())
                .put("microUsd", report.saved().microUsd())
                .put("share", report.saved().share());
        SpendReport.Waiting waiting = report.waiting();
        node.putObject("waiting")
                .put("jobs", waiting.jobs())
                .put("cpuSeconds", waiting.cpuSeconds())
                .put("microUsd", waiting.microUsd())
                .put(
                        "doneBy",
                        waiting.doneBy() == null ? null : waiting.doneBy().toString());
        return Response.json(node);
    }

    private static ObjectNode sum(SpendReport.Sum sum) {
        return Json.object()
                .put("cpuSeconds", sum.cpuSeconds())
                .put("wallSeconds", sum.wallSeconds())
                .put("microUsd", sum.microUsd())
                .put("images", sum.images());
    }
}
