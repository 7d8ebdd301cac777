package sluice.contracts.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.Cursor;
import sluice.search.Facet;
import sluice.search.FacetValue;
import sluice.search.Field;
import sluice.search.Keyword;
import sluice.search.NaturalOrder;
import sluice.search.Page;
import sluice.search.Place;
import sluice.search.Query;
import sluice.search.SearchIndex;
import sluice.search.Sort;

/** Looks at every asset for every question: slow, and easy to see to be right. Nothing outlives it. */
public final class InMemoryIndex implements SearchIndex {
    private static final Comparator<FacetValue> COMMONEST = Comparator.comparingLong(FacetValue::count)
            .reversed()
            .thenComparing(FacetValue::value, NaturalOrder::compare);

    private final Map<AssetId, Asset> written = new HashMap<>();
    private List<Asset> visible = List.of();
    private long checkpoint;

    @Override
    public synchronized void put(List<Asset> assets) {
        assets.forEach(asset -> written.put(asset.id(), asset));
    }

    @Override
    public synchronized void refresh() {
        visible = List.copyOf(written.values());
    }

    @Override
    public synchronized void commit(long revision) {
        checkpoint = revision;
    }

    @Override
    public synchronized long checkpoint() {
        return checkpoint;
    }

    @Override
    public synchronized void clear() {
        written.clear();
        checkpoint = 0;
        refresh();
    }

    @Override
    public synchronized Page search(Query query, Sort sort, @Nullable Cursor after, int limit) {
        requireRows("limit", limit, 1_000);
        List<Place> all = places(query, sort);
        Comparator<Place> order = Place.order(sort);
        Place from = after == null ? null : Place.of(after, sort);
        List<Place> rest = all.stream()
                .filter(place -> from == null || order.compare(place, from) > 0)
                .toList();
        List<Place> page = rest.subList(0, Math.min(limit, rest.size()));
        Cursor next = page.size() < rest.size() ? page.getLast().cursor(sort) : null;
        return new Page(page.stream().map(Place::id).toList(), all.size(), next);
    }

    @Override
    public synchronized List<AssetId> order(Query query, Sort sort, int limit) {
        requireRows("limit", limit, Integer.MAX_VALUE);
        return places(query, sort).stream().limit(limit).map(Place::id).toList();
    }

    @Override
    public synchronized List<Facet> facets(Query query, List<Field> fields, int valuesPerField) {
        requireRows("valuesPerField", valuesPerField, 1_000);
        return fields.stream()
                .map(field -> new Facet(
                        field, values(field, query).limit(valuesPerField).toList()))
                .toList();
    }

    @Override
    public synchronized List<FacetValue> suggest(Field field, String prefix, int limit) {
        requireRows("limit", limit, 1_000);
        return values(field, Query.ALL)
                .filter(value -> value.beginsWith(prefix))
                .limit(limit)
                .toList();
    }

    @Override
    public void close() {
        // There is nothing to let go of.
    }

    private Stream<Asset> matches(Query query) {
        return visible.stream().filter(asset -> AssetMatcher.matches(query, asset));
    }

    private List<Place> places(Query query, Sort sort) {
        return matches(query)
                .map(asset -> Place.of(asset, sort))
                .sorted(Place.order(sort))
                .toList();
    }

    private Stream<FacetValue> values(Field field, Query query) {
        if (!field.countable()) {
            throw SluiceException.about(
                    FailureCode.INVALID, field.label(), "The values of " + field.label() + " are not counted.");
        }
        Map<String, Map<String, Long>> spellings = new HashMap<>();
        matches(query)
                .flatMap(asset -> shown(field, asset))
                .forEach(keyword -> spellings
                        .computeIfAbsent(keyword.folded(), folded -> new HashMap<>())
                        .merge(keyword.shown(), 1L, Long::sum));
        return spellings.values().stream().map(InMemoryIndex::commonest).sorted(COMMONEST);
    }

    private static Stream<Keyword> shown(Field field, Asset asset) {
        return field.form()
                .map(form ->
                        field.number(asset).stream().mapToObj(form::print).map(number -> new Keyword(number, number)))
                .orElseGet(() -> field.keywords(asset).stream());
    }

    private static FacetValue commonest(Map<String, Long> spellings) {
        String shown = spellings.entrySet().stream()
                .map(spelling -> new FacetValue(spelling.getKey(), spelling.getValue()))
                .min(COMMONEST)
                .orElseThrow()
                .value();
        return new FacetValue(
                shown, spellings.values().stream().mapToLong(Long::longValue).sum());
    }

    private static void requireRows(String name, int rows, int most) {
        if (rows < 1 || rows > most) {
            throw SluiceException.about(
                    FailureCode.INVALID, name, name + " is from 1 to " + most + ", not " + rows + ".");
        }
    }
}
