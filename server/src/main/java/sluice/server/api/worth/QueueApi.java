package sluice.server.api.worth;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.dispatch.QueueMode;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.job.Backlog;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.server.api.library.AssetsApi;
import sluice.server.api.library.Origins;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The backlog of deep work: how it stands, steering it, its jobs, and sending an asset to its front. */
public final class QueueApi {
    private static final int SHOWN = 20;
    private static final int MOST_IDS = 1_000;
    private static final int PAGE = 500;
    private static final String STATES =
            Arrays.stream(JobState.values()).map(JobState::label).collect(Collectors.joining(", "));

    private final AssetsApi assets;
    private final Backlog backlog;
    private final DeepWork work;
    private final InstantSource clock;

    public QueueApi(AssetsApi assets, Backlog backlog, DeepWork work, InstantSource clock) {
        this.assets = assets;
        this.backlog = backlog;
        this.work = work;
        this.clock = clock;
    }

    public List<Route> routes() {
        Content queue = new Content("application/json", "Queue");
        return List.of(
                Route.get(
                        "/api/v1/queue",
                        "What waits to be analysed, what runs, and why or why not",
                        new Answer(200, "the queue", queue),
                        request -> queue()),
                new Route(
                        Method.POST,
                        "/api/v1/queue",
                        "Pause deep work, let it go on, or work the backlog off now",
                        List.of(),
                        new Content("application/json", "QueueRequest"),
                        new Answer(200, "the queue after it", queue),
                        this::steer),
                new Route(
                        Method.POST,
                        "/api/v1/assets/{id}/promote",
                        "Analyse an asset now, before everything else",
                        List.of(),
                        new Content("application/json", "PromoteRequest"),
                        new Answer(202, "the job", new Content("application/json", "Promoted")),
                        this::promote),
                Route.get(
                        "/api/v1/jobs",
                        "Jobs in one state, by id",
                        new Answer(200, "a page of jobs", new Content("application/json", "Jobs")),
                        this::jobs,
                        new Parameter("state", "string", STATES + "; dead when not given"),
                        new Parameter("after", "string", "only jobs with a higher id"),
                        new Parameter("limit", "integer", "1 to 500 jobs; 100 when not given")),
                new Route(
                        Method.POST,
                        "/api/v1/jobs",
                        "Try jobs again, or drop them",
                        List.of(),
                        new Content("application/json", "JobsRequest"),
                        new Answer(200, "how many changed", new Content("application/json", "JobsChanged")),
                        this::change));
    }

    private Response queue() {
        ObjectNode node = QueueView.of(work.status());
        node.set("next", QueueView.next(backlog.next(SHOWN)));
        return Response.json(node);
    }

    private Response steer(Request request) throws IOException {
        String action = Body.of(request).text("action");
        work.steer(
                switch (action) {
                    case "pause" -> QueueMode.PAUSED;
                    case "resume" -> QueueMode.AUTOMATIC;
                    case "drain" -> QueueMode.DRAINING;
                    default -> throw Body.wrong("action", "pause, resume or drain, not \"" + action + "\"");
                });
        return queue();
    }

    private Response promote(Request request) throws IOException {
        AssetId id = assets.id(request);
        assets.asset(id);
        Body body = Body.of(request);
        double tier = body.number("tier", Tier.DEEP.number());
        if (tier != 2 && tier != 3) {
            throw Body.wrong("tier", "2 or 3");
        }
        Tier wanted = Tier.of((int) tier);
        Optional<Job> job = work.promote(id, wanted, Origins.of(body.text("origin", Origins.API)));
        if (job.isEmpty()) {
            boolean reached = assets.asset(id).standing().tier().compareTo(wanted) >= 0;
            return Response.json(
                    202,
                    Json.object()
                            .putNull("jobId")
                            .put("state", reached ? "done" : "queued")
                            .putNull("position"));
        }
        List<Long> order = backlog.next(PAGE).stream().map(Job::id).toList();
        int at = order.indexOf(job.get().id());
        return Response.json(
                202,
                Json.object()
                        .put("jobId", Long.toString(job.get().id()))
                        .put("state", job.get().state().label())
                        .put("position", at < 0 ? null : at + 1));
    }

    private Response jobs(Request request) {
        JobState state = state(request.query("state", JobState.DEAD.label()));
        List<Job> page =
                backlog.in(state, number("after", request.query("after", "0")), request.query("limit", 100, 1, PAGE));
        ArrayNode items = Json.array();
        page.forEach(job -> items.add(QueueView.of(job)));
        return Response.json(Json.object().set("items", items));
    }

    private Response change(Request request) throws IOException {
        Body body = Body.of(request);
        String action = body.text("action");
        JobEvent event = switch (action) {
            case "retry" -> new JobEvent.Retried();
            case "drop" -> new JobEvent.Dropped();
            default -> throw Body.wrong("action", "retry or drop, not \"" + action + "\"");
        };
        List<String> ids = body.texts("ids", MOST_IDS);
        if (ids.isEmpty() != body.flag("all")) {
            throw Body.wrong("ids", "a list of 1 to %,d jobs, or else all is true".formatted(MOST_IDS));
        }
        int changed = ids.isEmpty()
                ? changeAll(state(body.text("state", JobState.DEAD.label())), event)
                : backlog.apply(ids.stream().map(id -> number("ids", id)).toList(), event, clock.instant());
        work.backlogChanged();
        return Response.json(Json.object().put("changed", changed));
    }

    private int changeAll(JobState state, JobEvent event) {
        int changed = 0;
        List<Job> page = new ArrayList<>(backlog.in(state, 0, PAGE));
        while (!page.isEmpty()) {
            changed += backlog.apply(page.stream().map(Job::id).toList(), event, clock.instant());
            page = backlog.in(state, page.getLast().id(), PAGE);
        }
        return changed;
    }

    private static JobState state(String label) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Body.wrong("state", "one of " + STATES + ", not \"" + label + "\""));
    }

    private static long number(String field, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new SluiceException(FailureCode.INVALID, field, "\"" + text + "\" is no id of a job", e);
        }
    }
}
