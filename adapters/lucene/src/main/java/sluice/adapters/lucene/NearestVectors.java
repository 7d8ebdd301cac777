package sluice.adapters.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.search.Neighbour;
import sluice.search.VectorSpace;

/**
 * One search for the nearest. Few candidates are all compared exactly; of many, the graph proposes {@link #OVERSAMPLED}
 * times as many as are wanted by their bytes, and these are compared exactly.
 */
record NearestVectors(IndexSearcher searcher, VectorSpace space, float[] vector, int count) {
    private static final int OVERSAMPLED = 3;
    /** The least the graph is asked for, so that it looks about far enough. */
    private static final int LEAST_PROPOSED = 100;
    /** So many comparisons take some five milliseconds, about as long as a search of a graph with a filter. */
    private static final int FEW = 5_000;

    static Query everyOf(VectorSpace space) {
        return new TermQuery(new Term(VectorColumns.SPACE, VectorColumns.name(space)));
    }

    /** How many components the vectors of a field have; 0 when there are none. */
    static int dimensions(IndexSearcher searcher, String column) {
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            FieldInfo info = segment.reader().getFieldInfos().fieldInfo(column);
            if (info != null) {
                return info.getVectorDimension();
            }
        }
        return 0;
    }

    List<Neighbour> among(@Nullable Set<AssetId> wanted) throws IOException {
        Matches all = Matches.of(everyOf(space), searcher);
        Matches candidates = wanted == null ? all : wanted(all, wanted);
        if (candidates.total() > FEW) {
            candidates = proposed(wanted == null ? everyOf(space) : new MatchesQuery(candidates));
        }
        List<Neighbour> found = new ArrayList<>(candidates.total());
        for (Matches.InSegment segment : candidates.segments()) {
            compare(segment, found);
        }
        found.sort(Neighbour.NEAREST);
        return List.copyOf(found.subList(0, Math.min(count, found.size())));
    }

    private static Matches wanted(Matches all, Set<AssetId> wanted) throws IOException {
        List<Matches.InSegment> segments = new ArrayList<>();
        int total = 0;
        for (Matches.InSegment segment : all.segments()) {
            FixedBitSet kept = new FixedBitSet(segment.documents().length());
            AssetKeys keys = new AssetKeys(segment.segment().reader());
            DocIdSetIterator documents = new BitSetIterator(segment.documents(), 0);
            for (int document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS;
                    document = documents.nextDoc()) {
                if (wanted.contains(keys.at(document).id())) {
                    kept.set(document);
                    total++;
                }
            }
            segments.add(new Matches.InSegment(segment.segment(), kept));
        }
        return new Matches(segments, total);
    }

    /** What the graph proposes; every document of the space's field is of the space, so that all need no filter. */
    private Matches proposed(Query filter) throws IOException {
        int asked = Math.max(LEAST_PROPOSED, OVERSAMPLED * count);
        Query query = filter instanceof MatchesQuery
                ? new KnnFloatVectorQuery(VectorColumns.vectors(space), vector, asked, filter)
                : new KnnFloatVectorQuery(VectorColumns.vectors(space), vector, asked);
        int[] documents = Arrays.stream(searcher.search(query, asked).scoreDocs)
                .mapToInt((ScoreDoc hit) -> hit.doc)
                .sorted()
                .toArray();
        List<Matches.InSegment> segments = new ArrayList<>();
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            int last = segment.docBase + segment.reader().maxDoc();
            FixedBitSet bits = new FixedBitSet(segment.reader().maxDoc());
            Arrays.stream(documents)
                    .filter(document -> document >= segment.docBase && document < last)
                    .forEach(document -> bits.set(document - segment.docBase));
            segments.add(new Matches.InSegment(segment, bits));
        }
        return new Matches(segments, documents.length);
    }

    private void compare(Matches.InSegment segment, List<Neighbour> found) throws IOException {
        FloatVectorValues vectors = segment.segment().reader().getFloatVectorValues(VectorColumns.vectors(space));
        if (vectors == null) {
            return;
        }
        AssetKeys keys = new AssetKeys(segment.segment().reader());
        DocIndexIterator places = vectors.iterator();
        DocIdSetIterator documents = new BitSetIterator(segment.documents(), 0);
        for (int document = documents.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = documents.nextDoc()) {
            if (places.docID() < document) {
                places.advance(document);
            }
            if (places.docID() == document) {
                float similarity = VectorUtil.dotProduct(vector, vectors.vectorValue(places.index()));
                found.add(new Neighbour(keys.at(document).id(), similarity));
            }
        }
    }
}
