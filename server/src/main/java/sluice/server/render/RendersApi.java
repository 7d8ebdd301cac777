package sluice.server.render;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.Raster;
import sluice.job.JobState;
import sluice.render.book.Render;
import sluice.render.book.RenderJob;
import sluice.render.desk.Submitted;
import sluice.render.route.Routing;
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

/** Asking for images, and what becomes of them. */
final class RendersApi {
    private static final String ALL = "/api/v1/renders";
    private static final String ONE = "/api/v1/renders/{id}";
    private static final int MOST = 200;
    private static final Content RENDER = new Content("application/json", "Render");
    private static final Content REQUEST = new Content("application/json", "RenderRequest");

    private final RenderWork work;
    private final RenderForm form;

    RendersApi(RenderWork work, InstantSource clock, RandomGenerator random) {
        this.work = work;
        this.form = new RenderForm(work, clock, random);
    }

    List<Route> routes() {
        return List.of(
                new Route(
                        Method.POST,
                        ALL,
                        "Ask for images; answered at once, with a price and an id",
                        List.of(),
                        REQUEST,
                        new Answer(202, "what was accepted", new Content("application/json", "RenderAccepted")),
                        this::submit),
                new Route(
                        Method.POST,
                        "/api/v1/renders/quote",
                        "What a request would cost, where and when; nothing is rendered",
                        List.of(),
                        REQUEST,
                        new Answer(200, "the quote", new Content("application/json", "RenderQuoted")),
                        this::quote),
                Route.get(
                        ALL,
                        "Renders, newest first",
                        new Answer(200, "renders", new Content("application/json", "Renders")),
                        this::list,
                        new Parameter("campaign", "string", "only this campaign's"),
                        new Parameter(
                                "state",
                                "string",
                                "only those with an image in this state: queued, leased, retry, done, skipped, dead"),
                        new Parameter("limit", "integer", "1 to 200; 50 when not given"),
                        new Parameter("cursor", "string", "next of the page before")),
                Route.get(
                        ONE,
                        "One render with its images, their bills and times",
                        new Answer(200, "it", RENDER),
                        this::one),
                act("cancel", "Stop a render: what waits, and what is in hand in the middle of a step", this::cancel),
                act("retry", "Try the images again that failed or were cancelled", this::retry),
                Route.get(
                        ONE + "/images/{index}/preview",
                        "What an image in hand looks like by now",
                        new Answer(200, "a small picture", new Content("image/jpeg", null)),
                        this::preview));
    }

    private static Route act(String name, String summary, Route.Handler handler) {
        return new Route(
                Method.POST,
                ONE + "/" + name,
                summary,
                List.of(),
                null,
                new Answer(200, "the render", RENDER),
                handler);
    }

    private Response submit(Request request) throws IOException {
        return switch (work.submit(form.read(request))) {
            case Submitted.Refused(String field, String reason) -> throw refused(field, reason);
            case Submitted.Taken taken -> {
                ObjectNode answer =
                        Json.object().put("id", Long.toString(taken.render())).put("repeated", taken.repeated());
                answer.set("quote", RenderView.of(taken.quote()));
                yield Response.json(202, answer);
            }
        };
    }

    private Response quote(Request request) throws IOException {
        return switch (work.quote(form.read(request))) {
            case Routing.Refused(String field, String reason) -> throw refused(field, reason);
            case Routing.Routed routed -> {
                ObjectNode answer = Json.object().put("because", routed.because());
                answer.set("quote", RenderView.of(routed.quote()));
                ArrayNode others = answer.putArray("others");
                routed.others().forEach(others::add);
                yield Response.json(answer);
            }
        };
    }

    private static SluiceException refused(String field, String reason) {
        return SluiceException.about(FailureCode.INVALID, field, reason);
    }

    private Response list(Request request) {
        int limit = request.query("limit", 50, 1, MOST);
        String cursor = request.query("cursor", "");
        String campaign = request.query("campaign", "");
        List<Render> page = work.book()
                .list(
                        cursor.isEmpty() ? null : id(cursor, "cursor"),
                        campaign.isEmpty() ? null : campaign,
                        state(request.query("state", "")),
                        limit);
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        page.forEach(render -> items.add(RenderView.of(render)));
        answer.put(
                "next",
                page.size() < limit ? null : Long.toString(page.getLast().id()));
        return Response.json(answer);
    }

    private static @Nullable JobState state(String label) {
        if (label.isEmpty()) {
            return null;
        }
        return Arrays.stream(JobState.values())
                .filter(state -> state.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        Body.wrong("state", "queued, leased, retry, done, skipped or dead, not \"" + label + "\""));
    }

    private Response one(Request request) {
        return Response.json(view(render(request)));
    }

    private Response cancel(Request request) {
        Render render = render(request);
        work.cancel(render.id());
        return Response.json(view(render(request)));
    }

    private Response retry(Request request) {
        Render render = render(request);
        work.retry(render.id());
        return Response.json(view(render(request)));
    }

    private Response preview(Request request) {
        Render render = render(request);
        long index = id(request.pathValue("index"), "index");
        RenderJob job = work.book().jobs(render.id()).stream()
                .filter(one -> one.index() == index)
                .findFirst()
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.NOT_FOUND, "index", "render " + render.id() + " has no image " + index));
        Raster preview = work.preview(job.id())
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.NOT_FOUND, "index", "there is no preview of image " + index + " now"));
        return Response.bytes("image/jpeg", work.jpeg(preview));
    }

    private ObjectNode view(Render render) {
        return RenderView.of(render, work.book().jobs(render.id()), work.current(), work.book()::charges);
    }

    private Render render(Request request) {
        long id = id(request.pathValue("id"), "id");
        return work.book()
                .find(id)
                .orElseThrow(() -> SluiceException.about(FailureCode.NOT_FOUND, "id", "there is no render " + id));
    }

    private static long id(String text, String field) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new SluiceException(FailureCode.INVALID, field, field + " is a number, not \"" + text + "\"", e);
        }
    }
}
