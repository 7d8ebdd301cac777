package sluice.adapters.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import sluice.search.FacetValue;
import sluice.search.Field;
import sluice.search.Keyword;
import sluice.search.NaturalOrder;
import sluice.search.NumberForm;

/** Counts the values of a field among matches: every value there is, most frequent first, ties by value. */
final class Counts {
    private static final Comparator<FacetValue> ORDER = Comparator.comparingLong(FacetValue::count)
            .reversed()
            .thenComparing(FacetValue::value, NaturalOrder::compare);

    private Counts() {}

    static List<FacetValue> of(Field field, Matches matches) throws IOException {
        List<FacetValue> values =
                field.form().isPresent() ? numbers(field, field.form().get(), matches) : keywords(field, matches);
        values.sort(ORDER);
        return values;
    }

    private static List<FacetValue> numbers(Field field, NumberForm form, Matches matches) throws IOException {
        long[] keys = new long[matches.total()];
        int count = 0;
        for (Matches.InSegment segment : matches.segments()) {
            NumericDocValues numbers = DocValues.getNumeric(segment.segment().reader(), Columns.numbers(field));
            DocIdSetIterator all = new BitSetIterator(segment.documents(), 0);
            for (int document = all.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = all.nextDoc()) {
                if (numbers.advanceExact(document)) {
                    keys[count++] = numbers.longValue();
                }
            }
        }
        return NumberTally.of(keys, count, form);
    }

    private static List<FacetValue> keywords(Field field, Matches matches) throws IOException {
        Map<String, Map<String, Long>> spellings = new HashMap<>();
        for (Matches.InSegment segment : matches.segments()) {
            SortedSetDocValues terms = DocValues.getSortedSet(segment.segment().reader(), Columns.spellings(field));
            int[] counts = count(terms, segment.documents());
            for (int ordinal = 0; ordinal < counts.length; ordinal++) {
                if (counts[ordinal] > 0) {
                    Keyword keyword = Spelling.keyword(terms.lookupOrd(ordinal));
                    spellings
                            .computeIfAbsent(keyword.folded(), folded -> new HashMap<>())
                            .merge(keyword.shown(), (long) counts[ordinal], Long::sum);
                }
            }
        }
        List<FacetValue> values = new ArrayList<>(spellings.size());
        spellings.values().forEach(spelling -> values.add(commonest(spelling)));
        return values;
    }

    private static int[] count(SortedSetDocValues terms, FixedBitSet documents) throws IOException {
        int[] counts = new int[Math.toIntExact(terms.getValueCount())];
        SortedDocValues single = DocValues.unwrapSingleton(terms);
        DocIdSetIterator all = new BitSetIterator(documents, 0);
        for (int document = all.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = all.nextDoc()) {
            if (single != null) {
                if (single.advanceExact(document)) {
                    counts[single.ordValue()]++;
                }
            } else if (terms.advanceExact(document)) {
                for (int i = terms.docValueCount(); i > 0; i--) {
                    counts[(int) terms.nextOrd()]++;
                }
            }
        }
        return counts;
    }

    private static FacetValue commonest(Map<String, Long> spellings) {
        String shown = spellings.entrySet().stream()
                .map(spelling -> new FacetValue(spelling.getKey(), spelling.getValue()))
                .min(ORDER)
                .orElseThrow()
                .value();
        return new FacetValue(
                shown, spellings.values().stream().mapToLong(Long::longValue).sum());
    }
}
