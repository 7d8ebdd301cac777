package sluice.server.api;

import java.util.List;
import java.util.Map;
import sluice.server.http.Json;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.signal.Signals;
import tools.jackson.databind.node.ArrayNode;

/** Collections, portfolios and deliveries. */
final class CollectionsApi {
    private final Signals signals;

    CollectionsApi(Signals signals) {
        this.signals = signals;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/api/v1/collections",
                "Collections that hold something, by name; portfolios and deliveries are collections too",
                new Answer(200, "collections", new Content("application/json", "Collections")),
                this::collections));
    }

    private Response collections(Request request) {
        ArrayNode items = Json.array();
        for (Map.Entry<String, Long> one : signals.collections().entrySet()) {
            items.addObject().put("name", one.getKey()).put("assets", one.getValue());
        }
        return Response.json(Json.object().set("items", items));
    }
}
