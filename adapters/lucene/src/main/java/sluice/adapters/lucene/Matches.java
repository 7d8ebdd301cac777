package sluice.adapters.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/**
 * The live documents that match a query. Page, order and facets of one view share them, so that the query runs once.
 *
 * @param total how many there are
 */
record Matches(List<InSegment> segments, int total) {
    /** The matches in one segment; at least one. */
    record InSegment(LeafReaderContext segment, FixedBitSet documents) {}

    static Matches of(Query query, IndexSearcher searcher) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        List<InSegment> segments = new ArrayList<>();
        int total = 0;
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer == null) {
                continue;
            }
            FixedBitSet documents = new FixedBitSet(segment.reader().maxDoc());
            documents.or(scorer.iterator());
            Bits live = segment.reader().getLiveDocs();
            if (live != null) {
                live.applyMask(documents, 0);
            }
            int count = documents.cardinality();
            if (count > 0) {
                segments.add(new InSegment(segment, documents));
                total += count;
            }
        }
        return new Matches(List.copyOf(segments), total);
    }
}
