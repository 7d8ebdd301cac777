package sluice.adapters.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import sluice.search.SortValue;

/** What documents are sorted by, as numbers whose signed order is the order. Such a number is good in one snapshot only. */
interface SortColumn {
    /** Reads the numbers of one segment's documents, forwards only. */
    interface InSegment {
        /** Whether the document has a value; if so, {@link #key} is its. */
        boolean reach(int document) throws IOException;

        long key() throws IOException;
    }

    InSegment in(LeafReaderContext segment) throws IOException;

    /** The value behind a number. */
    SortValue value(long key) throws IOException;

    /** The number of a value, which no document need have any more. */
    long key(SortValue value) throws IOException;
}
