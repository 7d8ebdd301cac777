package sluice.adapters.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.Neighbour;
import sluice.search.VectorIndex;
import sluice.search.VectorSpace;

/**
 * Finds the nearest vectors through Lucene's HNSW graphs (Y. Malkov, D. Yashunin, "Efficient and robust approximate
 * nearest neighbor search using hierarchical navigable small world graphs", 2016) over vectors of one byte a component, in
 * one folder that this index owns while it is open. Each space is a field of its own; each vector is a document.
 */
public final class LuceneVectorIndex implements VectorIndex {
    /** Raised whenever documents are made otherwise than before: an index of another number is made again. */
    private static final String SCHEMA = "vectors-1";

    private static final String POSITION = "sluice.position.";

    private final IndexHome home;
    private final LuceneCalls calls;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, Integer> dimensions = new HashMap<>();

    private LuceneVectorIndex(IndexHome home) throws IOException {
        this.home = home;
        this.calls = new LuceneCalls("vectors", "The index of vectors in " + home.folder());
        this.writer = home.writer();
        this.searchers = new SearcherManager(writer, null);
    }

    /**
     * Opens the index in a folder, which is made when it is not there. One that is damaged, or was made by another
     * version, is begun anew.
     *
     * @throws SluiceException {@code CONFLICT} when another process has it open, {@code STORAGE} when the disk fails
     */
    public static LuceneVectorIndex open(Path folder) {
        try {
            IndexHome home =
                    IndexHome.open(folder, SCHEMA, () -> new IndexWriterConfig().setCodec(new QuantizedVectorCodec()));
            try {
                return new LuceneVectorIndex(home);
            } catch (IOException | RuntimeException e) {
                home.close();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            throw new SluiceException(
                    FailureCode.CONFLICT,
                    folder.toString(),
                    "The index of vectors in " + folder + " is in use by another process.",
                    e);
        } catch (IOException e) {
            throw new SluiceException(
                    FailureCode.STORAGE,
                    folder.toString(),
                    "The index of vectors in " + folder + " cannot be opened.",
                    e);
        }
    }

    /** Why what was in the folder could not be used; empty when it was, or when there was nothing. */
    public Optional<String> beganAnew() {
        return home.beganAnew();
    }

    @Override
    public void put(VectorSpace space, Map<AssetId, float[]> vectors) {
        calls.attempt("written", () -> {
            for (Map.Entry<AssetId, float[]> entry : vectors.entrySet()) {
                requireFitting(space, entry.getValue(), true);
                writer.updateDocument(
                        new Term(VectorColumns.KEY, VectorColumns.key(space, entry.getKey())),
                        document(space, entry.getKey(), entry.getValue()));
            }
            return vectors.size();
        });
    }

    private static Document document(VectorSpace space, AssetId id, float[] vector) {
        AssetKey key = AssetKey.of(id);
        Document document = new Document();
        document.add(new StringField(VectorColumns.KEY, VectorColumns.key(space, id), Store.NO));
        document.add(new StringField(VectorColumns.SPACE, VectorColumns.name(space), Store.NO));
        document.add(new StringField(VectorColumns.MODEL, space.model(), Store.NO));
        document.add(new NumericDocValuesField(Columns.ID_HEAD, key.head()));
        document.add(new NumericDocValuesField(Columns.ID_TAIL, key.tail()));
        document.add(
                new KnnFloatVectorField(VectorColumns.vectors(space), vector, VectorSimilarityFunction.DOT_PRODUCT));
        return document;
    }

    @Override
    public void refresh() {
        calls.attempt("refreshed", () -> {
            searchers.maybeRefreshBlocking();
            return true;
        });
    }

    @Override
    public synchronized void commit(String model, long position) {
        calls.attempt("committed", () -> {
            Map<String, String> said = new HashMap<>(home.said());
            said.put(POSITION + model, Long.toString(position));
            home.commit(said);
            return position;
        });
    }

    @Override
    public long checkpoint(String model) {
        return Long.parseLong(home.said().getOrDefault(POSITION + model, "0"));
    }

    @Override
    public synchronized void clear(String model) {
        calls.attempt("cleared", () -> {
            writer.deleteDocuments(new Term(VectorColumns.MODEL, model));
            Map<String, String> said = new HashMap<>(home.said());
            said.remove(POSITION + model);
            home.commit(said);
            searchers.maybeRefreshBlocking();
            return true;
        });
    }

    @Override
    public List<Neighbour> nearest(VectorSpace space, float[] vector, int count, @Nullable Set<AssetId> among) {
        if (count < 1 || count > MOST_NEIGHBOURS) {
            throw new IllegalArgumentException("neighbours are from 1 to " + MOST_NEIGHBOURS + ", not " + count);
        }
        requireFitting(space, vector, false);
        return calls.read(searchers, searcher -> new NearestVectors(searcher, space, vector, count).among(among));
    }

    @Override
    public Set<AssetId> known(VectorSpace space, Collection<AssetId> assets) {
        return calls.read(searchers, searcher -> {
            Set<AssetId> known = new HashSet<>();
            for (AssetId id : assets) {
                if (searcher.count(new TermQuery(new Term(VectorColumns.KEY, VectorColumns.key(space, id)))) > 0) {
                    known.add(id);
                }
            }
            return known;
        });
    }

    @Override
    public long size(VectorSpace space) {
        return calls.read(searchers, searcher -> (long) searcher.count(NearestVectors.everyOf(space)));
    }

    @Override
    public synchronized void close() {
        calls.attempt("closed", () -> {
            try (home) {
                searchers.close();
            }
            return true;
        });
    }

    /** All vectors of a space have as many components as the first; Lucene says so too late, when a batch is half written. */
    private void requireFitting(VectorSpace space, float[] vector, boolean first) {
        String column = VectorColumns.vectors(space);
        Integer known;
        synchronized (dimensions) {
            known = dimensions.get(column);
            if (known == null) {
                known = calls.read(searchers, searcher -> NearestVectors.dimensions(searcher, column));
                if (known == 0 && first && vector.length <= MOST_DIMENSIONS) {
                    known = vector.length;
                }
                if (known > 0) {
                    dimensions.put(column, known);
                }
            }
        }
        if (vector.length == 0 || vector.length > MOST_DIMENSIONS || known > 0 && known != vector.length) {
            throw new IllegalArgumentException("a vector of " + vector.length + " components does not fit here");
        }
    }
}
