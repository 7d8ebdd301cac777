package sluice.server.api.curation;

import java.util.List;
import sluice.asset.AssetId;
import sluice.collection.CollectionEntry;
import sluice.collection.CollectionKind;
import sluice.collection.Definition;
import sluice.search.Field;
import sluice.search.Page;
import sluice.search.QueryParser;
import sluice.search.QueryPrinter;
import sluice.search.QuerySyntaxException;
import sluice.search.SearchIndex;
import sluice.search.Sort;
import sluice.server.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Collections as JSON, with the best of what is in them. */
final class CollectionView {
    static final int COVERS = 4;

    private static final Sort BEST = new Sort.By(Field.VALUE, true);

    private final SearchIndex index;
    private final QueryParser parser;

    CollectionView(SearchIndex index, QueryParser parser) {
        this.index = index;
        this.parser = parser;
    }

    /** @param covers how many at most */
    ObjectNode of(CollectionEntry entry, int covers) {
        Definition definition = entry.definition();
        boolean saved = definition.kind() == CollectionKind.QUERY;
        ObjectNode node = Json.object()
                .put("name", definition.name())
                .put("kind", definition.kind().label())
                .put("query", saved ? definition.query() : null)
                .put("note", definition.note())
                .put("created", definition.created().toString());
        long assets = entry.assets();
        String problem = null;
        List<AssetId> best = List.of();
        if (saved || covers > 0 && assets > 0) {
            try {
                Page page = index.search(
                        parser.search("collection:" + QueryPrinter.quoted(definition.name()))
                                .filter(),
                        BEST,
                        null,
                        Math.max(1, covers));
                best = page.ids().subList(0, Math.min(covers, page.ids().size()));
                assets = saved ? page.total() : assets;
            } catch (QuerySyntaxException e) {
                problem = e.getMessage(); // another saved search, changed since, leads back to it
            }
        }
        ArrayNode list = node.put("assets", assets).put("problem", problem).putArray("covers");
        best.forEach(id -> list.add(id.hex()));
        return node;
    }
}
