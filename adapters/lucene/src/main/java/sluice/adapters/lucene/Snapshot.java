package sluice.adapters.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.search.Cursor;
import sluice.search.FacetValue;
import sluice.search.Field;
import sluice.search.Page;
import sluice.search.Place;
import sluice.search.Query;
import sluice.search.Sort;
import sluice.search.SortValue;

/** The index as it was at one moment. What costs something to find out is kept for as long as the moment lasts. */
final class Snapshot {
    private static final int MATCHES_KEPT = 16;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Recent<Query, Matches> matches = new Recent<>(MATCHES_KEPT);
    private final Recent<Field, TextColumn> textColumns = new Recent<>(Field.values().length);
    private final Recent<Field, List<FacetValue>> allValues = new Recent<>(Field.values().length);

    Snapshot(DirectoryReader reader) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
    }

    DirectoryReader reader() {
        return reader;
    }

    Page page(Query query, Sort sort, @Nullable Cursor cursor, int limit) throws IOException {
        SortColumn column = column(sort);
        boolean descending = descends(sort);
        Matches all = matches(query);
        Entry after = cursor == null ? null : entry(Place.of(cursor, sort), column, descending);
        FirstEntries first = new FirstEntries(limit + 1, after);
        for (Matches.InSegment segment : all.segments()) {
            first.add(segment, column, descending);
        }
        List<Entry> found = first.found();
        boolean more = found.size() > limit;
        List<Entry> shown = more ? found.subList(0, limit) : found;
        List<AssetId> ids = shown.stream().map(entry -> entry.asset().id()).toList();
        return new Page(
                ids,
                all.total(),
                more ? place(shown.getLast(), column, descending).cursor(sort) : null);
    }

    List<AssetId> order(Query query, Sort sort, int limit) throws IOException {
        return FullOrder.of(matches(query), column(sort), descends(sort), limit);
    }

    /** Every value of the field among the matches, in the order of facets. */
    List<FacetValue> values(Field field, Query query) throws IOException {
        return query instanceof Query.All
                ? allValues.get(field, () -> Counts.of(field, matches(query)))
                : Counts.of(field, matches(query));
    }

    private Matches matches(Query query) throws IOException {
        return matches.get(query, () -> Matches.of(Translation.of(query), searcher));
    }

    private SortColumn column(Sort sort) throws IOException {
        return switch (sort) {
            case Sort.Random random -> new NumberColumn(Columns.ID_HEAD, random::key);
            case Sort.By(Field field, boolean descending) ->
                field.form().isPresent()
                        ? new NumberColumn(Columns.numbers(field), key -> key)
                        : textColumns.get(field, () -> new TextColumn(Columns.sorting(field), reader.leaves()));
        };
    }

    private static boolean descends(Sort sort) {
        return sort instanceof Sort.By(Field field, boolean descending) && descending;
    }

    private static Entry entry(Place place, SortColumn column, boolean descending) throws IOException {
        AssetKey asset = AssetKey.of(place.id());
        if (place.value() instanceof SortValue.Missing) {
            return new Entry(true, 0, asset);
        }
        long key = column.key(place.value());
        return new Entry(false, descending ? ~key : key, asset);
    }

    private static Place place(Entry entry, SortColumn column, boolean descending) throws IOException {
        if (entry.missing()) {
            return new Place(SortValue.MISSING, entry.asset().id());
        }
        return new Place(
                column.value(descending ? ~entry.rank() : entry.rank()),
                entry.asset().id());
    }
}
