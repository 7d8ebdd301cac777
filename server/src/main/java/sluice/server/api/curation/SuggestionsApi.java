package sluice.server.api.curation;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import sluice.asset.AssetId;
import sluice.journal.Verdicts;
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
import sluice.signal.NewSignal;
import sluice.suggest.Suggestion;
import sluice.suggest.Suggestions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What Sluice offers by itself, and what the user says to it. */
public final class SuggestionsApi {
    private final AssetsApi assets;
    private final Suggestions suggestions;
    private final Verdicts verdicts;
    private final Consumer<List<AssetId>> recorded;

    /** @param recorded called with the assets that something was recorded of */
    public SuggestionsApi(
            AssetsApi assets, Suggestions suggestions, Verdicts verdicts, Consumer<List<AssetId>> recorded) {
        this.assets = assets;
        this.suggestions = suggestions;
        this.verdicts = verdicts;
        this.recorded = recorded;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/suggestions",
                        "What could be chosen, looked at again, or cleaned up, and why",
                        new Answer(200, "suggestions", new Content("application/json", "CurationSuggestions")),
                        this::list,
                        new Parameter("limit", "integer", "1 to 60; 12 when not given")),
                answering(
                        "/api/v1/suggestions/accept",
                        "Do what is suggested: star what is to be chosen, reject what is to be cleaned up",
                        this::accept),
                answering(
                        "/api/v1/suggestions/dismiss",
                        "Turn a suggestion down; it does not come back for half a year",
                        this::dismiss));
    }

    private static Route answering(String path, String summary, Route.Handler handler) {
        return new Route(
                Method.POST,
                path,
                summary,
                List.of(),
                new Content("application/json", "SuggestionRequest"),
                new Answer(200, "what was done", new Content("application/json", "SuggestionAnswered")),
                handler);
    }

    private Response list(Request request) {
        int limit = request.query("limit", 12, 1, Suggestions.MOST);
        List<Suggestion> all = suggestions.all();
        ArrayNode items = Json.array();
        all.stream().limit(limit).forEach(one -> items.add(view(one)));
        ObjectNode answer = Json.object();
        answer.set("items", items);
        return Response.json(answer.put("total", all.size()));
    }

    private ObjectNode view(Suggestion one) {
        ObjectNode node = Json.object()
                .put("key", one.key())
                .put("kind", one.kind().label())
                .put("reason", one.reason())
                .put("score", one.score())
                .put("query", one.query());
        node.set("assets", Json.array().addAll(assets.views(one.assets())));
        node.set("beside", Json.array().addAll(assets.views(one.beside())));
        return node;
    }

    private Response accept(Request request) throws IOException {
        Body body = Body.of(request);
        Suggestion one = suggestions.find(body.text("key"));
        return answered(one, suggestions.accepting(one, origin(body)), accepted(one));
    }

    private Response dismiss(Request request) throws IOException {
        Body body = Body.of(request);
        Suggestion one = suggestions.find(body.text("key"));
        return answered(one, suggestions.dismissing(one, origin(body)), "Turned a suggestion down");
    }

    private Response answered(Suggestion one, List<NewSignal> signals, String words) {
        verdicts.record(signals, count -> words);
        suggestions.outdated();
        recorded.accept(one.assets());
        return Response.json(Json.object()
                .put("key", one.key())
                .put("words", words)
                .put("assets", one.assets().size()));
    }

    private static String accepted(Suggestion one) {
        int count = one.assets().size();
        String images = count == 1 ? "1 image" : count + " images";
        return switch (one.kind()) {
            case BEST_OF_SESSION -> "Starred the best of a session: " + images;
            case ANOTHER_LOOK -> "Starred 1 image that was overlooked";
            case CLEAN_UP -> "Rejected " + images + " left over in a stack";
        };
    }

    private static String origin(Body body) {
        return Origins.of(body.text("origin", Origins.API));
    }
}
