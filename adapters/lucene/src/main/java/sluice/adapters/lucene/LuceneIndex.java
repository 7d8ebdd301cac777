package sluice.adapters.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.Cursor;
import sluice.search.Facet;
import sluice.search.FacetValue;
import sluice.search.Field;
import sluice.search.Page;
import sluice.search.Query;
import sluice.search.SearchIndex;
import sluice.search.Sort;

/**
 * Finds assets through Lucene, in one folder that this index owns while it is open.
 *
 * <p>Searches read a {@link Snapshot}, which {@link #refresh} replaces; writes go to one writer. A commit carries the
 * catalog's revision in its user data, so that documents and checkpoint become durable together.
 */
public final class LuceneIndex implements SearchIndex {
    private static final String REVISION = "sluice.revision";
    private static final int MOST_ROWS = 1_000;

    private final IndexHome home;
    private final LuceneCalls calls;
    private final IndexWriter writer;
    private final Snapshots snapshots;

    private LuceneIndex(IndexHome home) throws IOException {
        this.home = home;
        this.calls = new LuceneCalls("search", "The search index in " + home.folder());
        this.writer = home.writer();
        this.snapshots = new Snapshots(writer);
    }

    /**
     * Opens the index in a folder, which is made when it is not there. An index that is damaged, or was made by another
     * version, is begun anew: its {@link #checkpoint} is then 0 and {@link #beganAnew} says why.
     *
     * @throws SluiceException {@code CONFLICT} when another process has it open, {@code STORAGE} when the disk fails
     */
    public static LuceneIndex open(Path folder) {
        try {
            IndexHome home = IndexHome.open(folder, Columns.SCHEMA, IndexWriterConfig::new);
            try {
                return new LuceneIndex(home);
            } catch (IOException | RuntimeException e) {
                home.close();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            throw new SluiceException(
                    FailureCode.CONFLICT,
                    folder.toString(),
                    "The search index in " + folder + " is in use by another process.",
                    e);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE, folder.toString(), "The search index in " + folder + " cannot be opened.", e);
        }
    }

    /** Why what was in the folder could not be used; empty when it was, or when there was nothing. */
    public Optional<String> beganAnew() {
        return home.beganAnew();
    }

    @Override
    public void put(List<Asset> assets) {
        calls.attempt("written", () -> {
            for (Asset asset : assets) {
                writer.updateDocument(new Term(Columns.ID, asset.id().hex()), AssetDocument.of(asset));
            }
            return assets.size();
        });
    }

    @Override
    public void refresh() {
        calls.attempt("refreshed", () -> {
            snapshots.maybeRefreshBlocking();
            return true;
        });
    }

    @Override
    public synchronized void commit(long revision) {
        calls.attempt("committed", () -> {
            home.commit(Map.of(REVISION, Long.toString(revision)));
            return revision;
        });
    }

    @Override
    public long checkpoint() {
        return Long.parseLong(home.said().getOrDefault(REVISION, "0"));
    }

    @Override
    public synchronized void clear() {
        calls.attempt("cleared", () -> {
            writer.deleteAll();
            home.commit(Map.of());
            snapshots.maybeRefreshBlocking();
            return true;
        });
    }

    @Override
    public Page search(Query query, Sort sort, @Nullable Cursor after, int limit) {
        requireRows("limit", limit, MOST_ROWS);
        return calls.read(snapshots, snapshot -> snapshot.page(query, sort, after, limit));
    }

    @Override
    public List<AssetId> order(Query query, Sort sort, int limit) {
        requireRows("limit", limit, Integer.MAX_VALUE);
        return calls.read(snapshots, snapshot -> snapshot.order(query, sort, limit));
    }

    @Override
    public List<Facet> facets(Query query, List<Field> fields, int valuesPerField) {
        requireRows("valuesPerField", valuesPerField, MOST_ROWS);
        fields.forEach(LuceneIndex::requireCountable);
        return calls.read(snapshots, snapshot -> {
            List<Facet> facets = new ArrayList<>(fields.size());
            for (Field field : fields) {
                List<FacetValue> values = snapshot.values(field, query);
                facets.add(new Facet(field, values.subList(0, Math.min(valuesPerField, values.size()))));
            }
            return facets;
        });
    }

    @Override
    public List<FacetValue> suggest(Field field, String prefix, int limit) {
        requireRows("limit", limit, MOST_ROWS);
        requireCountable(field);
        return calls.read(
                snapshots,
                snapshot -> snapshot.values(field, Query.ALL).stream()
                        .filter(value -> value.beginsWith(prefix))
                        .limit(limit)
                        .toList());
    }

    @Override
    public synchronized void close() {
        calls.attempt("closed", () -> {
            try (home) {
                snapshots.close();
            }
            return true;
        });
    }

    private static void requireRows(String name, int rows, int most) {
        if (rows < 1 || rows > most) {
            throw SluiceException.about(
                    FailureCode.INVALID, name, name + " is from 1 to " + most + ", not " + rows + ".");
        }
    }

    private static void requireCountable(Field field) {
        if (!field.countable()) {
            throw SluiceException.about(
                    FailureCode.INVALID, field.label(), "The values of " + field.label() + " are not counted.");
        }
    }
}
