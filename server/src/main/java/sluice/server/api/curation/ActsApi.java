package sluice.server.api.curation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import sluice.journal.Act;
import sluice.journal.Acts;
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

/** What the user did, taken back and done again. */
public final class ActsApi {
    private static final int MOST_ASSETS = 1_000;

    private final Acts acts;

    public ActsApi(Acts acts) {
        this.acts = acts;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/acts",
                        "What was done and can be taken back, the last first; undone acts can be done again",
                        new Answer(200, "acts", new Content("application/json", "Acts")),
                        this::list,
                        new Parameter("limit", "integer", "1 to 200 acts; 20 when not given")),
                turning("/api/v1/acts/undo", "Take back the last act that stands", acts::undo),
                turning("/api/v1/acts/redo", "Do again what was taken back last", acts::redo));
    }

    private static Route turning(String path, String summary, Function<String, Optional<Act>> turn) {
        return new Route(
                Method.POST,
                path,
                summary,
                List.of(),
                new Content("application/json", "ActRequest"),
                new Answer(200, "the act, or null when there is none", new Content("application/json", "ActTurned")),
                request -> turned(request, turn));
    }

    private static Response turned(Request request, Function<String, Optional<Act>> turn) throws IOException {
        String origin = Origins.of(Body.of(request).text("origin", Origins.API));
        Optional<Act> act = turn.apply(origin);
        ObjectNode answer = Json.object();
        answer.set("act", act.map(ActsApi::view).orElse(null));
        ArrayNode assets = answer.putArray("assets");
        act.stream()
                .flatMap(one -> one.act().assets().stream())
                .limit(MOST_ASSETS)
                .forEach(id -> assets.add(id.hex()));
        return Response.json(answer);
    }

    private Response list(Request request) {
        ArrayNode items = Json.array();
        acts.latest(request.query("limit", 20, 1, 200)).forEach(act -> items.add(view(act)));
        return Response.json(Json.object().set("items", items));
    }

    private static ObjectNode view(Act act) {
        return Json.object()
                .put("id", Long.toString(act.id()))
                .put("words", act.act().words())
                .put("at", act.act().at().toString())
                .put("origin", act.act().origin())
                .put("undone", act.undone());
    }
}
