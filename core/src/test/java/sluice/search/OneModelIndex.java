package sluice.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;

/** Knows how to suggest two models, and nothing else. */
final class OneModelIndex implements SearchIndex {
    private static final List<FacetValue> MODELS =
            List.of(new FacetValue("Dream XL", 3), new FacetValue("dreamshaper_8", 2));

    @Override
    public List<FacetValue> suggest(Field field, String prefix, int limit) {
        return field == Field.MODEL
                ? MODELS.stream().filter(model -> model.beginsWith(prefix)).toList()
                : List.of();
    }

    @Override
    public void put(List<Asset> assets) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void refresh() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void commit(long revision) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long checkpoint() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page search(Query query, Sort sort, @Nullable Cursor after, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AssetId> order(Query query, Sort sort, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Facet> facets(Query query, List<Field> fields, int valuesPerField) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
