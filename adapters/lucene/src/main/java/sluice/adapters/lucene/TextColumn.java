package sluice.adapters.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.LongValues;
import org.apache.lucene.util.packed.PackedInts;
import sluice.search.SortValue;

/**
 * Sorts by a column of texts. The i-th text of all segments, in plain order, has the number 2i + 1; a text that no
 * document has lies on the even number between its neighbours.
 */
final class TextColumn implements SortColumn {
    private final String column;
    private final List<LeafReaderContext> segments;
    private final OrdinalMap ordinals;

    TextColumn(String column, List<LeafReaderContext> segments) throws IOException {
        this.column = column;
        this.segments = segments;
        SortedDocValues[] texts = new SortedDocValues[segments.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = DocValues.getSorted(segments.get(i).reader(), column);
        }
        this.ordinals = OrdinalMap.build(null, texts, PackedInts.DEFAULT);
    }

    @Override
    public InSegment in(LeafReaderContext segment) throws IOException {
        SortedDocValues texts = DocValues.getSorted(segment.reader(), column);
        LongValues global = ordinals.getGlobalOrds(segment.ord);
        return new InSegment() {
            @Override
            public boolean reach(int document) throws IOException {
                return texts.advanceExact(document);
            }

            @Override
            public long key() throws IOException {
                return 2 * global.get(texts.ordValue()) + 1;
            }
        };
    }

    @Override
    public SortValue value(long key) throws IOException {
        return new SortValue.Text(text(key >> 1).utf8ToString());
    }

    @Override
    public long key(SortValue value) throws IOException {
        return switch (value) {
            case SortValue.Text(String text) -> find(new BytesRef(text));
            case SortValue.Number number -> throw new IllegalArgumentException("a number among texts");
            case SortValue.Missing missing -> 0;
        };
    }

    private long find(BytesRef wanted) throws IOException {
        long low = 0;
        long high = ordinals.getValueCount() - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int compared = text(middle).compareTo(wanted);
            if (compared == 0) {
                return 2 * middle + 1;
            }
            if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 2 * low;
    }

    private BytesRef text(long ordinal) throws IOException {
        LeafReaderContext segment = segments.get(ordinals.getFirstSegmentNumber(ordinal));
        SortedDocValues texts = DocValues.getSorted(segment.reader(), column);
        return texts.lookupOrd((int) ordinals.getFirstSegmentOrd(ordinal));
    }
}
