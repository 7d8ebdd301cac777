package sluice.server.api.worth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import sluice.budget.SpendReport;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderBook.StageSum;
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
public final class SpendApi {
    private static final int MOST_DAYS = 3_650;

    private final DeepWork work;
    private final RenderBook renders;
    private final InstantSource clock;

    public SpendApi(DeepWork work, RenderBook renders, InstantSource clock) {
        this.work = work;
        this.renders = renders;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                "/api/v1/spend",
                "What was spent by tier, step and day, what was saved against analysing everything, and what waits",
                new Answer(200, "the sums", new Content("application/json", "Spend")),
                this::spend,
                new Parameter("days", "integer", "how many days byDay goes back, today included; 30 when not given")));
    }

    private Response spend(Request request) {
        int asked = request.query("days", 30, 1, MOST_DAYS);
        SpendReport report = work.spend(asked);
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
        node.set("rendering", rendering(clock.instant().minus(Duration.ofDays(asked))));
        return Response.json(node);
    }

    /** What rendering cost, in slot seconds at the pools' prices: apart from analysis, which is in processor seconds. */
    private ObjectNode rendering(Instant since) {
        ObjectNode node = Json.object();
        ArrayNode lines = Json.array();
        long microUsd = 0;
        long saved = 0;
        double seconds = 0;
        for (StageSum sum : renders.sums(since)) {
            microUsd += sum.microUsd();
            saved += sum.savedMicroUsd();
            seconds += sum.seconds();
            lines.addObject()
                    .put("pool", sum.pool())
                    .put("model", sum.model())
                    .put("stage", sum.stage().label())
                    .put("images", sum.images())
                    .put("hits", sum.hits())
                    .put("seconds", sum.seconds())
                    .put("microUsd", sum.microUsd())
                    .put("savedSeconds", sum.savedSeconds())
                    .put("savedMicroUsd", sum.savedMicroUsd());
        }
        node.put("microUsd", microUsd).put("seconds", seconds).put("savedMicroUsd", saved);
        node.set("byStage", lines);
        return node;
    }

    private static ObjectNode sum(SpendReport.Sum sum) {
        return Json.object()
                .put("cpuSeconds", sum.cpuSeconds())
                .put("wallSeconds", sum.wallSeconds())
                .put("microUsd", sum.microUsd())
                .put("images", sum.images());
    }
}
