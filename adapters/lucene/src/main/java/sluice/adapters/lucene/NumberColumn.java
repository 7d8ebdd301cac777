package sluice.adapters.lucene;

import java.io.IOException;
import java.util.function.LongUnaryOperator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import sluice.search.SortValue;

/**
 * Sorts by a column of numbers.
 *
 * @param turned what each number is turned into to be sorted by
 */
record NumberColumn(String column, LongUnaryOperator turned) implements SortColumn {
    @Override
    public InSegment in(LeafReaderContext segment) throws IOException {
        NumericDocValues numbers = DocValues.getNumeric(segment.reader(), column);
        return new InSegment() {
            @Override
            public boolean reach(int document) throws IOException {
                return numbers.advanceExact(document);
            }

            @Override
            public long key() throws IOException {
                return turned.applyAsLong(numbers.longValue());
            }
        };
    }

    @Override
    public SortValue value(long number) {
        return new SortValue.Number(number);
    }

    @Override
    public long key(SortValue value) {
        return switch (value) {
            case SortValue.Number(long number) -> number;
            case SortValue.Text text -> throw new IllegalArgumentException("a text among numbers");
            case SortValue.Missing missing -> 0;
        };
    }
}
