package sluice.adapters.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/** Reads the ids of a segment's documents, forwards only. */
final class AssetKeys {
    private final NumericDocValues heads;
    private final NumericDocValues tails;

    AssetKeys(LeafReader segment) throws IOException {
        heads = DocValues.getNumeric(segment, Columns.ID_HEAD);
        tails = DocValues.getNumeric(segment, Columns.ID_TAIL);
    }

    long head(int document) throws IOException {
        heads.advanceExact(document);
        return heads.longValue();
    }

    long tail(int document) throws IOException {
        tails.advanceExact(document);
        return tails.longValue();
    }

    AssetKey at(int document) throws IOException {
        return new AssetKey(head(document), tail(document));
    }
}
