package sluice.server.api.library;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sluice.asset.AssetId;
import sluice.search.Search;
import sluice.server.http.Json;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import sluice.similar.Ranking;
import sluice.similar.SimilaritySearch;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** More like this. */
public final class SimilarApi {
    private final AssetsApi assets;
    private final SimilaritySearch similarity;

    public SimilarApi(AssetsApi assets, SimilaritySearch similarity) {
        this.assets = assets;
        this.similarity = similarity;
    }

    public List<Route> routes() {
        return List.of(Route.get(
                "/api/v1/assets/{id}/similar",
                "The assets that look most like one; it is embedded first if it is not yet",
                new Answer(200, "the most alike first", new Content("application/json", "Similar")),
                this::similar,
                new Parameter("limit", "integer", "1 to 1,000 assets; 50 when not given")));
    }

    private Response similar(Request request) {
        AssetId id = assets.id(request);
        assets.asset(id);
        Ranking ranking = similarity.like(id, Search.SHOWN, request.query("limit", 50, 1, 1_000));
        Map<String, ObjectNode> views = new HashMap<>();
        assets.views(ranking.ids()).forEach(view -> views.put(view.path("id").asString(), view));
        ArrayNode items = Json.array();
        for (Ranking.Place place : ranking.places()) {
            ObjectNode view = views.get(place.id().hex());
            if (view != null) {
                items.addObject()
                        .put("similarity", place.similarity())
                        .put("inherited", place.inherited())
                        .set("asset", view);
            }
        }
        ObjectNode answer = Json.object();
        answer.set("items", items);
        return Response.json(answer.put("model", ranking.model())
                .put("basis", ranking.basis().name().toLowerCase(Locale.ROOT)));
    }
}
