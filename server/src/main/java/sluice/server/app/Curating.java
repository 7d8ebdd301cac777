package sluice.server.app;

import java.time.InstantSource;
import sluice.collection.CollectionEdits;
import sluice.search.QueryParser;
import sluice.search.SearchIndex;
import sluice.server.api.curation.Curated;
import sluice.similar.SimilaritySearch;
import sluice.suggest.SuggestionRules;
import sluice.suggest.Suggestions;

/** Collections and suggestions, put together. */
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

    CollectionEdits edits() {
        return edits;
    }

    /** Reads queries, and finds what saved searches find by their names. */
    QueryParser parser() {
        return parser;
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
