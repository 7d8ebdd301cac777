package sluice.server.api.interchange;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.search.Cursor;
import sluice.search.Page;
import sluice.search.Query;
import sluice.search.QueryParser;
import sluice.search.Search;
import sluice.search.SearchIndex;
import sluice.search.Sort;
import sluice.search.VectorIndex;
import sluice.similar.SimilaritySearch;

/** Goes through all assets that somebody means, a few hundred at a time, however many they are. */
public final class Matches {
    private static final int AT_A_TIME = 200;

    private final Catalog catalog;
    private final SearchIndex index;
    private final QueryParser parser;
    private final SimilaritySearch similarity;

    public Matches(Catalog catalog, SearchIndex index, QueryParser parser, SimilaritySearch similarity) {
        this.catalog = catalog;
        this.index = index;
        this.parser = parser;
        this.similarity = similarity;
    }

    /** Takes some of the assets, in order. */
    interface Batch {
        void take(List<Asset> assets) throws IOException, InterruptedException;
    }

    /** The assets that somebody means. */
    interface Meant {
        long count();

        void each(Batch batch) throws IOException, InterruptedException;
    }

    Meant these(List<AssetId> ids) {
        return new Meant() {
            @Override
            public long count() {
                return catalog.find(ids).size();
            }

            @Override
            public void each(Batch batch) throws IOException, InterruptedException {
                for (int from = 0; from < ids.size(); from += AT_A_TIME) {
                    batch.take(catalog.find(ids.subList(from, Math.min(ids.size(), from + AT_A_TIME))));
                }
            }
        };
    }

    /** As the library shows them: without the trash unless the query speaks of it, by likeness if it asks for that. */
    Meant shown(String query, Sort sort) {
        Search search = parser.search(query);
        return search.likeness() == null
                ? matching(search.filter(), sort)
                : these(similarity
                        .rank(search.likeness(), search.filter(), VectorIndex.MOST_NEIGHBOURS)
                        .ids());
    }

    /** With what lies in the trash. */
    Meant all(String query) {
        return matching(parser.parse(query), Sort.NEWEST);
    }

    /** A place in the order is kept, not a number, so that nothing is passed over while assets come and go. */
    private Meant matching(Query filter, Sort sort) {
        return new Meant() {
            @Override
            public long count() {
                return index.search(filter, sort, null, 1).total();
            }

            @Override
            public void each(Batch batch) throws IOException, InterruptedException {
                @Nullable Cursor after = null;
                do {
                    Page page = index.search(filter, sort, after, AT_A_TIME);
                    batch.take(catalog.find(page.ids()));
                    after = page.next();
                } while (after != null);
            }
        };
    }
}
