package sluice.server.api.curation;

import java.io.IOException;
import java.util.List;
import sluice.asset.AssetId;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.trash.Emptied;
import sluice.trash.Emptying;
import sluice.trash.Trash;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The trash: what lies in it, and deleting from the disk exactly what is named. */
public final class TrashApi {
    private static final int MOST_ASSETS = 1_000;

    private final Trash trash;
    private final Emptying emptying;
    private final Runnable changed;

    /** @param changed called when files are gone */
    public TrashApi(Trash trash, Emptying emptying, Runnable changed) {
        this.trash = trash;
        this.emptying = emptying;
        this.changed = changed;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/trash",
                        "How much lies in the trash; the query is:trashed -is:missing finds it",
                        new Answer(200, "counts", new Content("application/json", "Trash")),
                        this::counts),
                new Route(
                        Method.POST,
                        "/api/v1/trash/empty",
                        "Delete the originals of exactly these assets from the disk, for good; with rehearse only say"
                                + " which",
                        List.of(),
                        new Content("application/json", "TrashEmptyRequest"),
                        new Answer(
                                200,
                                "what was deleted, and what was kept and why",
                                new Content("application/json", "TrashEmptied")),
                        this::empty));
    }

    private Response counts(Request request) {
        Trash.Counts counts = trash.counts();
        return Response.json(Json.object()
                .put("assets", counts.assets())
                .put("files", counts.files())
                .put("bytes", counts.bytes()));
    }

    private Response empty(Request request) throws IOException {
        Body body = Body.of(request);
        List<AssetId> assets = body.assets("assets", MOST_ASSETS);
        if (assets.isEmpty()) {
            throw Body.wrong("assets", "a list of 1 to %,d ids".formatted(MOST_ASSETS));
        }
        boolean rehearse = body.flag("rehearse");
        if (rehearse) {
            return Response.json(view(emptying.rehearse(assets)).put("rehearsed", true));
        }
        try {
            return Response.json(view(emptying.empty(assets)).put("rehearsed", false));
        } finally {
            changed.run();
        }
    }

    private static ObjectNode view(Emptied emptied) {
        ObjectNode answer = Json.object();
        ArrayNode deleted = answer.putArray("deleted");
        for (Emptied.Deleted one : emptied.deleted()) {
            deleted.addObject()
                    .put("asset", one.asset().hex())
                    .put("path", one.path().toString())
                    .put("bytes", one.bytes());
        }
        ArrayNode kept = answer.putArray("kept");
        for (Emptied.Kept one : emptied.kept()) {
            kept.addObject()
                    .put("asset", one.asset().hex())
                    .put("path", one.path().toString())
                    .put("reason", one.reason());
        }
        return answer.put("bytes", emptied.bytes());
    }
}
