package sluice.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;

/**
 * Port: finds assets. Derived from the catalog: it may lag behind, and it can be made again from nothing.
 *
 * <p>The contract, which {@code SearchIndexContract} tests line by line:
 *
 * <ul>
 *   <li>{@link #put} replaces what was known of an asset; what was put is found after {@link #refresh}, and survives a
 *       kill after {@link #commit}.
 *   <li>{@link #checkpoint} is what the last durable commit said: everything put before it is there.
 *   <li>What a query means is defined by {@link Query} and {@link Field} alone; every index answers alike.
 *   <li>An order is total: ties go by asset id. A cursor names a place in that order, so that a page is never shifted by
 *       assets that arrive or leave, and nothing is shown twice.
 *   <li>A limit outside its bounds, a cursor of another order and a field that is not counted are refused with a
 *       {@code SluiceException} of code {@code INVALID}; a failure of the storage has code {@code STORAGE}.
 *   <li>Calls from any number of threads are safe.
 * </ul>
 */
public interface SearchIndex extends AutoCloseable {
    void put(List<Asset> assets);

    /** Makes what was put visible to searches. */
    void refresh();

    /** Makes everything put so far durable, with the catalog's revision that it reflects. */
    void commit(long revision);

    /** The revision of the last commit; 0 for an empty index. */
    long checkpoint();

    /** Forgets everything; the checkpoint is 0 again. */
    void clear();

    /**
     * One page.
     *
     * @param after the cursor of the page before, or null for the first
     * @param limit 1 to 1,000
     */
    Page search(Query query, Sort sort, @Nullable Cursor after, int limit);

    /**
     * All matches in order, for a view that can be scrolled anywhere; cut at {@code limit}.
     *
     * @param limit at least 1
     */
    List<AssetId> order(Query query, Sort sort, int limit);

    /**
     * For each {@link Field#countable countable} field, its commonest values among the matches, most frequent first, ties
     * by value in plain order. Spellings that fold to the same are one value, shown in its commonest spelling, of equals
     * the first in plain order.
     *
     * @param valuesPerField 1 to 1,000
     */
    List<Facet> facets(Query query, List<Field> fields, int valuesPerField);

    /**
     * Values of a {@link Field#countable countable} field among all assets that begin with a prefix (case and accents
     * ignored), ordered, spelt and counted as facets are.
     *
     * @param limit 1 to 1,000
     */
    List<FacetValue> suggest(Field field, String prefix, int limit);

    @Override
    void close();
}
