package sluice.server.api.library;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import sluice.asset.Asset;
import sluice.asset.AssetDetails;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.Completion;
import sluice.search.Cursor;
import sluice.search.Facet;
import sluice.search.FacetValue;
import sluice.search.Field;
import sluice.search.Likeness;
import sluice.search.Page;
import sluice.search.Query;
import sluice.search.QueryParser;
import sluice.search.Search;
import sluice.search.SearchIndex;
import sluice.search.Sort;
import sluice.search.VectorIndex;
import sluice.server.http.Json;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;
import sluice.similar.SimilaritySearch;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finding assets: pages, whole orders, facets, completion, and single assets by id. */
public final class AssetsApi {
    private static final int LARGEST_PAGE = 1_000;
    private static final int LARGEST_ORDER = 1_000_000;
    private static final int MOST_IDS = 500;
    private static final List<Field> USUAL_FACETS =
            List.of(Field.TOOL, Field.MODEL, Field.SAMPLER, Field.FORMAT, Field.FOLDER);
    private static final Parameter QUERY = new Parameter("q", "string", "a query; empty matches everything");
    private static final Parameter SORT = new Parameter(
            "sort", "string", "such as -imported (the default), created, name, random:7; - is descending");

    private final Catalog catalog;
    private final SearchIndex index;
    private final QueryParser parser;
    private final AssetLookup lookup;
    private final SimilaritySearch similarity;

    public AssetsApi(
            Catalog catalog, SearchIndex index, QueryParser parser, AssetLookup lookup, SimilaritySearch similarity) {
        this.similarity = similarity;
        this.lookup = lookup;
        this.catalog = catalog;
        this.index = index;
        this.parser = parser;
    }

    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/api/v1/assets",
                        "Search assets, a page at a time, or fetch some by id",
                        new Answer(200, "assets in order", new Content("application/json", "AssetPage")),
                        this::list,
                        QUERY,
                        SORT,
                        new Parameter("limit", "integer", "1 to 1,000 assets; 100 when not given"),
                        new Parameter("cursor", "string", "nextCursor of the page before"),
                        new Parameter("ids", "string", "up to 500 ids, comma-separated, instead of a query"),
                        new Parameter("path", "string", "the absolute path of a file, instead of a query")),
                Route.get(
                        "/api/v1/assets/order",
                        "The ids of all matches in order: 16 bytes an id, at most 1,000,000",
                        new Answer(200, "ids, one after the other", new Content("application/octet-stream", null)),
                        this::order,
                        QUERY,
                        SORT),
                Route.get(
                        "/api/v1/assets/facets",
                        "The commonest values of some fields among the matches",
                        new Answer(200, "values with counts", new Content("application/json", "Facets")),
                        this::facets,
                        QUERY,
                        new Parameter(
                                "fields", "string", "comma-separated; tool,model,sampler,format,folder if not given"),
                        new Parameter("limit", "integer", "1 to 500 values a field; 30 when not given")),
                Route.get(
                        "/api/v1/assets/suggest",
                        "How a query that is being typed may go on",
                        new Answer(200, "completions", new Content("application/json", "Suggestions")),
                        this::suggest,
                        new Parameter("text", "string", "the query so far"),
                        new Parameter("caret", "integer", "where in it the caret stands"),
                        new Parameter("limit", "integer", "1 to 50; 12 when not given")),
                Route.get(
                        "/api/v1/assets/{id}",
                        "Everything about one asset but its raw text",
                        new Answer(200, "the asset", new Content("application/json", "AssetDetails")),
                        this::details),
                Route.get(
                        "/api/v1/assets/{id}/metadata",
                        "The text found in an asset's file, as found",
                        new Answer(200, "the entries", new Content("application/json", "RawMetadata")),
                        this::metadata));
    }

    private Response list(Request request) {
        if (request.query("ids").isPresent()) {
            return Response.json(Json.object().set("items", items(ids(request))));
        }
        if (request.query("path").isPresent()) {
            return Response.json(Json.object().set("items", items(catalog.resolve(request.query("path", ""), 10))));
        }
        Search search = search(request);
        Sort sort = sort(request);
        int limit = request.query("limit", 100, 1, LARGEST_PAGE);
        if (search.likeness() != null) {
            return ranked(nearest(search.likeness(), search.filter()), limit);
        }
        Cursor cursor = request.query("cursor").map(Cursor::new).orElse(null);
        Page page = index.search(search.filter(), sort, cursor, limit);
        ObjectNode answer = Json.object();
        answer.set("items", items(page.ids()));
        Cursor next = page.next();
        answer.put("total", page.total()).put("nextCursor", next == null ? null : next.text());
        return Response.json(answer);
    }

    private Response order(Request request) {
        Search search = search(request);
        Sort sort = sort(request);
        List<AssetId> ids = search.likeness() == null
                ? index.order(search.filter(), sort, LARGEST_ORDER)
                : nearest(search.likeness(), search.filter());
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * AssetId.DIGITS / 2);
        HexFormat hex = HexFormat.of();
        ids.forEach(id -> bytes.put(hex.parseHex(id.hex())));
        return new Response.Bytes(
                200,
                Map.of("Content-Type", "application/octet-stream", "Sluice-Total", Integer.toString(ids.size())),
                bytes.array());
    }

    private Response facets(Request request) {
        List<Field> fields = new ArrayList<>();
        for (String label : request.queryList("fields")) {
            fields.add(Field.labelled(label)
                    .filter(Field::countable)
                    .orElseThrow(() -> SluiceException.about(
                            FailureCode.INVALID,
                            "fields",
                            "there is no field \"" + label + "\" with values to count")));
        }
        int limit = request.query("limit", 30, 1, 500);
        ObjectNode answer = Json.object();
        ArrayNode all = answer.putArray("facets");
        List<Field> wanted =
                fields.isEmpty() ? USUAL_FACETS : fields.stream().distinct().toList();
        for (Facet facet : index.facets(search(request).filter(), wanted, limit)) {
            ArrayNode values =
                    all.addObject().put("field", facet.field().label()).putArray("values");
            for (FacetValue value : facet.values()) {
                values.addObject().put("value", value.value()).put("count", value.count());
            }
        }
        return Response.json(answer);
    }

    private Response suggest(Request request) {
        String text = request.query("text", "");
        int caret = request.query("caret", text.length(), 0, text.length());
        Completion completion = Completion.at(text, caret, index, parser.saved(), request.query("limit", 12, 1, 50));
        ObjectNode answer = Json.object().put("from", completion.start()).put("to", completion.end());
        ArrayNode items = answer.putArray("items");
        for (Completion.Candidate candidate : completion.candidates()) {
            items.addObject().put("text", candidate.text()).put("count", candidate.count());
        }
        return Response.json(answer);
    }

    private Response details(Request request) {
        AssetId id = id(request);
        AssetDetails details = catalog.details(id).orElseThrow(() -> unknown(id.hex()));
        return Response.json(AssetView.of(details, known(details.asset())));
    }

    private Response metadata(Request request) {
        AssetId id = id(request);
        ObjectNode answer = Json.object();
        ArrayNode entries = answer.putArray("entries");
        catalog.details(id)
                .orElseThrow(() -> unknown(id.hex()))
                .raw()
                .forEach(entry ->
                        entries.addObject().put("source", entry.source()).put("text", entry.text()));
        return Response.json(answer);
    }

    /** The asset that a path names: its id, or the beginning of one if it is the only such. */
    public AssetId id(Request request) {
        String reference = request.pathValue("id");
        if (reference.length() == AssetId.DIGITS) {
            try {
                return new AssetId(reference);
            } catch (IllegalArgumentException e) {
                throw unknown(reference);
            }
        }
        List<AssetId> ids = catalog.resolve(reference, 2);
        if (ids.size() > 1) {
            throw SluiceException.about(
                    FailureCode.CONFLICT, "id", "several assets begin with " + reference + "; give more digits");
        }
        return ids.stream().findFirst().orElseThrow(() -> unknown(reference));
    }

    /** All that such a search finds, whatever page of it is asked for: its total is said with every page. */
    private List<AssetId> nearest(Likeness likeness, Query filter) {
        return similarity.rank(likeness, filter, VectorIndex.MOST_NEIGHBOURS).ids();
    }

    /** By likeness there is one page: beyond a thousand neighbours nothing is alike any more. */
    private Response ranked(List<AssetId> all, int limit) {
        ObjectNode answer = Json.object();
        answer.set("items", items(all.subList(0, Math.min(limit, all.size()))));
        return Response.json(answer.put("total", all.size()).putNull("nextCursor"));
    }

    private Search search(Request request) {
        return parser.search(request.query("q", ""));
    }

    private static Sort sort(Request request) {
        Optional<String> text = request.query("sort").filter(given -> !given.isBlank());
        return text.map(Sort::parse).orElse(Sort.NEWEST);
    }

    private static List<AssetId> ids(Request request) {
        List<String> texts = request.queryList("ids");
        if (texts.size() > MOST_IDS) {
            throw SluiceException.about(FailureCode.INVALID, "ids", "at most " + MOST_IDS + " ids at a time");
        }
        try {
            return texts.stream().map(AssetId::new).toList();
        } catch (IllegalArgumentException e) {
            throw new SluiceException(FailureCode.INVALID, "ids", String.valueOf(e.getMessage()), e);
        }
    }

    /** Assets as lists show them, in the order asked for; unknown ones are left out. */
    public List<ObjectNode> views(List<AssetId> ids) {
        List<Asset> assets = catalog.find(ids);
        Map<AssetId, AssetLookup.Known> known = lookup.of(assets);
        return assets.stream()
                .map(asset -> AssetView.of(asset, Objects.requireNonNull(known.get(asset.id()))))
                .toList();
    }

    /**
     * All that is known of one asset.
     *
     * @throws SluiceException with code NOT_FOUND
     */
    public ObjectNode view(AssetId id) {
        Asset asset = asset(id);
        return AssetView.of(asset, known(asset));
    }

    /** @throws SluiceException with code NOT_FOUND */
    public Asset asset(AssetId id) {
        return catalog.find(List.of(id)).stream().findFirst().orElseThrow(() -> unknown(id.hex()));
    }

    private AssetLookup.Known known(Asset asset) {
        return Objects.requireNonNull(lookup.of(List.of(asset)).get(asset.id()));
    }

    private ArrayNode items(List<AssetId> ids) {
        return Json.array().addAll(views(ids));
    }

    static SluiceException unknown(String reference) {
        return SluiceException.about(FailureCode.NOT_FOUND, "id", "there is no asset " + reference);
    }
}
