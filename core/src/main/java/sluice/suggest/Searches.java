package sluice.suggest;

import java.util.List;
import sluice.asset.AssetId;
import sluice.search.Field;
import sluice.search.Pattern;
import sluice.search.Query;
import sluice.search.SearchIndex;
import sluice.search.Sort;

/** Questions to the index; what lies in the trash is never asked for. */
record Searches(SearchIndex index) {
    private static final Query OUTSIDE_TRASH =
            new Query.Not(new Query.Matching(Field.IS, new Pattern(List.of("trashed"))));
    private static final Query CHOSEN = new Query.And(List.of(
            new Query.Or(List.of(
                    new Query.Matching(Field.IS, new Pattern(List.of("starred"))),
                    new Query.Range(Field.RATING, 4, Long.MAX_VALUE),
                    new Query.Has(Field.COLLECTION))),
            OUTSIDE_TRASH));
    private static final Sort BY_VALUE = new Sort.By(Field.VALUE, true);

    /** What was chosen, the most valued first. */
    List<AssetId> chosen(int limit) {
        return index.order(CHOSEN, BY_VALUE, limit);
    }

    /** A session's images, the most valued first. */
    List<AssetId> session(long id, int limit) {
        Query session = new Query.Matching(Field.SESSION, new Pattern(List.of(Long.toString(id))));
        return index.order(new Query.And(List.of(session, OUTSIDE_TRASH)), BY_VALUE, limit);
    }
}
