package sluice.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.contracts.search.InMemoryIndex;

/** An index that counts what is done to it, and fails when told so, as storage does that nobody reckoned with. */
final class WatchedIndex implements SearchIndex {
    private final InMemoryIndex sound = new InMemoryIndex();
    private boolean failing;
    private int put;
    private int commits;
    private int clears;

    synchronized void failing(boolean now) {
        failing = now;
    }

    synchronized int put() {
        return put;
    }

    synchronized int commits() {
        return commits;
    }

    synchronized int clears() {
        return clears;
    }

    synchronized long total() {
        return sound.search(new Query.All(), Sort.NEWEST, null, 1).total();
    }

    synchronized void await(String what, BooleanSupplier holds, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "still not so: " + what);
            wait(20);
        }
    }

    private void moved() {
        notifyAll();
        if (failing) {
            throw new IllegalStateException("the index's disk failed");
        }
    }

    @Override
    public synchronized void put(List<Asset> assets) {
        moved();
        put += assets.size();
        sound.put(assets);
    }

    @Override
    public synchronized void refresh() {
        moved();
        sound.refresh();
    }

    @Override
    public synchronized void commit(long revision) {
        moved();
        commits++;
        sound.commit(revision);
    }

    @Override
    public synchronized long checkpoint() {
        return sound.checkpoint();
    }

    @Override
    public synchronized void clear() {
        moved();
        clears++;
        sound.clear();
    }

    @Override
    public Page search(Query query, Sort sort, @Nullable Cursor after, int limit) {
        return sound.search(query, sort, after, limit);
    }

    @Override
    public List<AssetId> order(Query query, Sort sort, int limit) {
        return sound.order(query, sort, limit);
    }

    @Override
    public List<Facet> facets(Query query, List<Field> fields, int valuesPerField) {
        return sound.facets(query, fields, valuesPerField);
    }

    @Override
    public List<FacetValue> suggest(Field field, String prefix, int limit) {
        return sound.suggest(field, prefix, limit);
    }

    @Override
    public void close() {
        sound.close();
    }
}
