package sluice.server.api.system;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import tools.jackson.databind.node.ArrayNode;

/** Keeping the library sound: checks, rebuild, backup. */
public final class UpkeepApi {
    private final Upkeep upkeep;

    public UpkeepApi(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/doctor",
                        "Check every part of the library",
                        new Answer(200, "what was found", new Content("application/json", "Checks")),
                        this::doctor),
                new Route(
                        Method.POST,
                        "/api/v1/rebuild",
                        "Make the search index, and lost thumbnails, again from the catalog and the originals",
                        List.of(),
                        new Content("application/json", "RebuildRequest"),
                        new Answer(202, "it goes on by itself; the status tells when it is through", null),
                        this::rebuild),
                Route.get(
                        "/api/v1/backup",
                        "The database, uploads and settings as one ZIP file",
                        new Answer(200, "the file", new Content("application/zip", null)),
                        request -> new Response.Stream(Map.of("Content-Type", "application/zip"), upkeep::backup)));
    }

    private Response doctor(Request request) {
        ArrayNode checks = Json.array();
        for (Upkeep.Check check : upkeep.checks()) {
            checks.addObject()
                    .put("name", check.name())
                    .put("verdict", check.verdict().name().toLowerCase(Locale.ROOT))
                    .put("detail", check.detail());
        }
        return Response.json(Json.object().set("checks", checks));
    }

    private Response rebuild(Request request) throws IOException {
        upkeep.rebuild(request.json().path("thumbnails").asBoolean(false));
        return new Response.Empty(202, Map.of());
    }
}
