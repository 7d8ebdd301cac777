package sluice.server.app;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import sluice.asset.AssetId;
import sluice.collection.CollectionEdits;
import sluice.curate.Decision;
import sluice.journal.Acts;
import sluice.search.QueryParser;
import sluice.search.SearchIndex;
import sluice.server.api.curation.Curated;
import sluice.similar.SimilaritySearch;
import sluice.suggest.SuggestionRules;
import sluice.suggest.Suggestions;

/** Collections, suggestions and taking back, put together. */
final class Curating {
    private final Stores stores;
    private final CollectionEdits edits;
    private final QueryParser parser;
    private final InstantSource clock;

    /** @param plain reads queries, and knows of no collections */
    Curating(Stores stores, QueryParser plain, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
        edits = new CollectionEdits(stores.collections(), plain, clock);
        parser = plain.with(stores.collections()::queries);
    }

    /** Reads queries, and finds what saved searches find by their names. */
    QueryParser parser() {
        return parser;
    }

    /**
     * What was done, and may be taken back.
     *
     * @param decide says something of groups
     * @param signalled told of assets of which something was said again
     */
    Acts acts(Consumer<List<Decision>> decide, Consumer<List<AssetId>> signalled) {
        return new Acts(stores.journal(), new Replay(stores.signals(), decide, edits, signalled, clock), clock);
    }

    Curated over(SearchIndex index, SimilaritySearch similarity) {
        Suggestions suggestions = new Suggestions(
                stores.catalog(),
                stores.signals(),
                stores.groups(),
                index,
                similarity::known,
                SuggestionRules.DEFAULT,
                clock);
        return new Curated(stores.collections(), edits, suggestions);
    }
}
