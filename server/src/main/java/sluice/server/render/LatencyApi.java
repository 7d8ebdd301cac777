package sluice.server.render;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import sluice.render.Domain;
import sluice.render.Phase;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.server.http.Json;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the time of the latest images went, in three domains and phase by phase. */
final class LatencyApi {
    private static final int MOST = 2_000;

    private final RenderBook book;

    LatencyApi(RenderBook book) {
        this.book = book;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/api/v1/renders/latency",
                "Where the time of the latest images went",
                new Answer(200, "domains and phases", new Content("application/json", "RenderLatency")),
                this::latency,
                new Parameter("pool", "string", "only this pool's"),
                new Parameter("limit", "integer", "the latest 1 to 2,000 images; 200 when not given")));
    }

    private Response latency(Request request) {
        String pool = request.query("pool", "");
        List<RenderJob> jobs = book.latest(pool.isEmpty() ? null : pool, request.query("limit", 200, 1, MOST));
        ObjectNode answer = Json.object().put("images", jobs.size());
        answer.set("total", spread(jobs, job -> job.latency().total()));
        ArrayNode domains = answer.putArray("domains");
        for (Domain domain : Domain.values()) {
            domains.add(spread(jobs, job -> job.latency().of(domain)).put("domain", domain.label()));
        }
        ArrayNode phases = answer.putArray("phases");
        for (Phase phase : Phase.values()) {
            phases.add(spread(jobs, job -> job.latency().of(phase))
                    .put("phase", phase.label())
                    .put("domain", phase.domain().label()));
        }
        ArrayNode latest = answer.putArray("latest");
        for (RenderJob job : jobs) {
            latest.addObject()
                    .put("render", Long.toString(job.render()))
                    .put("index", job.index())
                    .put("pool", job.pool())
                    .put("model", job.recipe().model())
                    .put("estimatedSeconds", job.estimatedSeconds())
                    .set("latency", RenderView.of(job.latency()));
        }
        return Response.json(answer);
    }

    private static ObjectNode spread(List<RenderJob> jobs, ToDoubleFunction<RenderJob> seconds) {
        double[] sorted = jobs.stream().mapToDouble(seconds).sorted().toArray();
        return Json.object()
                .put("meanSeconds", Arrays.stream(sorted).average().orElse(0))
                .put("p50Seconds", at(sorted, 0.5))
                .put("p95Seconds", at(sorted, 0.95))
                .put("p99Seconds", at(sorted, 0.99));
    }

    /** The smallest value that so large a share of all is not above (nearest rank). */
    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
