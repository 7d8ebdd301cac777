package sluice.server.api.curation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sluice.asset.AssetId;
import sluice.collection.CollectionChange;
import sluice.collection.CollectionEdits;
import sluice.collection.CollectionEntry;
import sluice.collection.CollectionKind;
import sluice.collection.Collections;
import sluice.collection.Definition;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.journal.Acts;
import sluice.journal.Change;
import sluice.search.QueryParser;
import sluice.search.QuerySyntaxException;
import sluice.search.SearchIndex;
import sluice.server.api.library.Origins;
import sluice.server.http.Body;
import sluice.server.http.Json;
import sluice.server.http.Method;
import sluice.server.http.Problem;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import tools.jackson.databind.node.ArrayNode;

/** Collections, portfolios, deliveries and saved searches. */
public final class CollectionsApi {
    private static final String ONE = "/api/v1/collections/{name}";
    private static final Content COLLECTION = new Content("application/json", "Collection");
    private static final String KINDS =
            Stream.of(CollectionKind.values()).map(CollectionKind::label).collect(Collectors.joining(", "));

    private final Collections collections;
    private final CollectionEdits edits;
    private final CollectionView view;
    private final Acts acts;
    private final Consumer<List<AssetId>> recorded;

    /** @param recorded called with the assets that something was recorded of */
    public CollectionsApi(
            Curated curated, SearchIndex index, QueryParser parser, Acts acts, Consumer<List<AssetId>> recorded) {
        this.collections = curated.collections();
        this.edits = curated.edits();
        this.view = new CollectionView(index, parser);
        this.acts = acts;
        this.recorded = recorded;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/collections",
                        "Collections by name: those that were made, and those that hold something",
                        new Answer(200, "collections", new Content("application/json", "Collections")),
                        this::list,
                        new Parameter("covers", "integer", "0 to 4 covers each; 4 when not given")),
                new Route(
                        Method.POST,
                        "/api/v1/collections",
                        "Make a collection, a portfolio, a delivery or a saved search",
                        List.of(),
                        new Content("application/json", "CollectionRequest"),
                        new Answer(201, "the collection", COLLECTION),
                        this::create),
                Route.get(ONE, "One collection", new Answer(200, "the collection", COLLECTION), this::one),
                new Route(
                        Method.PATCH,
                        ONE,
                        "Rename a collection, or change its kind, query or note; what is in it keeps its dates",
                        List.of(),
                        new Content("application/json", "CollectionEdit"),
                        new Answer(200, "the collection", COLLECTION),
                        this::edit),
                new Route(
                        Method.DELETE,
                        ONE,
                        "Delete a collection; the images in it stay",
                        List.of(new Parameter("origin", "string", "page, cli or api, the default")),
                        null,
                        new Answer(200, "what was deleted", new Content("application/json", "CollectionDeleted")),
                        this::delete));
    }

    private Response list(Request request) {
        int covers = request.query("covers", CollectionView.COVERS, 0, CollectionView.COVERS);
        ArrayNode items = Json.array();
        collections.all().forEach(entry -> items.add(view.of(entry, covers)));
        return Response.json(Json.object().set("items", items));
    }

    private Response one(Request request) {
        return Response.json(view.of(entry(request.pathValue("name")), CollectionView.COVERS));
    }

    private Response create(Request request) throws IOException {
        Body body = Body.of(request);
        String origin = origin(body);
        String name = body.text("name");
        CollectionKind kind = kind(body.text("kind", CollectionKind.MANUAL.label()));
        String query = body.text("query", "");
        return reading(
                request,
                () -> acts.alone(() -> {
                    CollectionChange change = edits.create(name, kind, query, body.text("note", ""), origin);
                    String made =
                            change.defines() == null ? name : change.defines().name();
                    did(origin, "Made the " + kind.words() + " " + quoted(made), change);
                    return Response.json(201, view.of(entry(made), CollectionView.COVERS));
                }));
    }

    private Response edit(Request request) throws IOException {
        Body body = Body.of(request);
        String origin = origin(body);
        String name = request.pathValue("name");
        CollectionEdits.Edit edit = new CollectionEdits.Edit(
                body.textIfThere("name").orElse(null),
                body.textIfThere("kind").map(CollectionsApi::kind).orElse(null),
                body.textIfThere("query").orElse(null),
                body.textIfThere("note").orElse(null));
        return reading(
                request,
                () -> acts.alone(() -> {
                    CollectionChange change = edits.edit(name, edit, origin);
                    Definition after = change.defines();
                    String now = after == null ? name : after.name();
                    did(
                            origin,
                            now.equals(name)
                                    ? "Changed the collection " + quoted(name)
                                    : "Renamed the collection " + quoted(name) + " to " + quoted(now),
                            change);
                    return Response.json(view.of(entry(now), CollectionView.COVERS));
                }));
    }

    private Response delete(Request request) {
        String origin = Origins.of(request.query("origin", Origins.API));
        String name = request.pathValue("name");
        return acts.alone(() -> {
            CollectionChange change = edits.delete(name, origin);
            did(origin, "Deleted the collection " + quoted(name), change);
            return Response.json(Json.object()
                    .put("name", name)
                    .put("assets", change.assets().size()));
        });
    }

    private void did(String origin, String words, CollectionChange change) {
        if (!change.isNothing()) {
            acts.did(
                    origin, words, List.of(new Change.Collected(change)), List.of(new Change.Collected(change.back())));
            recorded.accept(change.assets());
        }
    }

    private CollectionEntry entry(String name) {
        Optional<CollectionEntry> found = collections.find(name);
        return found.orElseThrow(
                () -> SluiceException.about(FailureCode.NOT_FOUND, "name", "there is no collection \"" + name + "\""));
    }

    /** A fault in the query is one of the body's field. */
    private static Response reading(Request request, Supplier<Response> work) {
        try {
            return work.get();
        } catch (QuerySyntaxException e) {
            return Problem.of(e, "query", request.path());
        }
    }

    private static String origin(Body body) {
        return Origins.of(body.text("origin", Origins.API));
    }

    private static CollectionKind kind(String label) {
        return CollectionKind.labelled(label)
                .orElseThrow(() -> Body.wrong("kind", "one of " + KINDS + ", not \"" + label + "\""));
    }

    private static String quoted(String name) {
        return "“" + name + "”";
    }
}
