package sluice.server.api;

import java.util.List;
import sluice.curate.Groups;
import sluice.curate.Session;
import sluice.server.http.Json;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Creative sessions. */
final class SessionsApi {
    private final Groups groups;

    SessionsApi(Groups groups) {
        this.groups = groups;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/api/v1/sessions",
                "Creative sessions, the last first",
                new Answer(200, "a page of sessions", new Content("application/json", "Sessions")),
                this::sessions,
                new Parameter("before", "string", "only sessions that began before this one"),
                new Parameter("limit", "integer", "1 to 500 sessions; 100 when not given")));
    }

    private Response sessions(Request request) {
        ArrayNode items = Json.array();
        groups.sessionsBefore(GroupIds.of(request, "before"), GroupIds.limit(request))
                .forEach(session -> items.add(view(session)));
        return Response.json(Json.object().set("items", items));
    }

    private static ObjectNode view(Session session) {
        return Json.object()
                .put("id", Long.toString(session.id()))
                .put("from", session.from().toString())
                .put("to", session.to().toString())
                .put("assets", session.assets())
                .put("valued", session.valued())
                .put("yield", session.yield());
    }
}
