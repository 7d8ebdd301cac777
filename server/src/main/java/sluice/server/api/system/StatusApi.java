package sluice.server.api.system;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.server.events.EventHub;
import sluice.server.http.Guard;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.metrics.Metrics;
import tools.jackson.databind.JsonNode;

/** The server itself: how it is, what happens, who may come in. */
public final class StatusApi {
    private final Supplier<JsonNode> status;
    private final EventHub events;
    private final Metrics metrics;
    private final Guard guard;

    public StatusApi(Supplier<JsonNode> status, EventHub events, Metrics metrics, Guard guard) {
        this.status = status;
        this.events = events;
        this.metrics = metrics;
        this.guard = guard;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/status",
                        "What this library holds and what is under way",
                        new Answer(200, "the status", new Content("application/json", "Status")),
                        request -> Response.json(status.get())),
                Route.get(
                        "/api/v1/events",
                        "What happens, as server-sent events in CloudEvents envelopes, until the caller leaves",
                        new Answer(200, "events", new Content("text/event-stream", null)),
                        request -> events.subscribe()),
                new Route(
                        Method.POST,
                        "/api/v1/session",
                        "Trade the token for a cookie, so that a browser shows it with every request",
                        List.of(),
                        new Content("application/json", "SessionRequest"),
                        new Answer(204, "the cookie is set", null),
                        this::session),
                Route.get(
                        "/health",
                        "Whether the server answers",
                        new Answer(200, "it does", new Content("application/json", "Health")),
                        request -> Response.json(Json.object().put("status", "ok"))),
                Route.get(
                        "/metrics",
                        "Figures in Prometheus text format",
                        new Answer(200, "figures", new Content("text/plain", null)),
                        request -> Response.bytes(Metrics.MEDIA_TYPE, metrics.text())));
    }

    private Response session(Request request) throws IOException {
        String token = request.json().path("token").asString("");
        if (!guard.demandsToken()) {
            return Response.noContent();
        }
        if (!guard.accepts(token)) {
            throw SluiceException.about(FailureCode.FORBIDDEN, "token", "this is not the token of this server");
        }
        String cookie = Guard.COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=2592000";
        return new Response.Empty(204, Map.of("Set-Cookie", cookie));
    }
}
