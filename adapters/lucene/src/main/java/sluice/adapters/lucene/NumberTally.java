package sluice.adapters.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sluice.search.FacetValue;
import sluice.search.NumberForm;

/** Counts how often each number occurs: those close to each other (steps, widths) in an array, others by sorting. */
final class NumberTally {
    private static final long CLOSE = 1 << 16;

    private NumberTally() {}

    /** The first so many keys; their order is lost. */
    static List<FacetValue> of(long[] keys, int count, NumberForm form) {
        if (count == 0) {
            return new ArrayList<>();
        }
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            least = Math.min(least, keys[i]);
            most = Math.max(most, keys[i]);
        }
        boolean close = most - least >= 0 && most - least < CLOSE;
        return close ? byPlace(keys, count, least, (int) (most - least), form) : bySorting(keys, count, form);
    }

    private static List<FacetValue> byPlace(long[] keys, int count, long least, int width, NumberForm form) {
        int[] counts = new int[width + 1];
        for (int i = 0; i < count; i++) {
            counts[(int) (keys[i] - least)]++;
        }
        List<FacetValue> values = new ArrayList<>();
        for (int place = 0; place <= width; place++) {
            if (counts[place] > 0) {
                values.add(new FacetValue(form.print(least + place), counts[place]));
            }
        }
        return values;
    }

    private static List<FacetValue> bySorting(long[] keys, int count, NumberForm form) {
        Arrays.sort(keys, 0, count);
        List<FacetValue> values = new ArrayList<>();
        for (int start = 0; start < count; ) {
            int end = start + 1;
            while (end < count && keys[end] == keys[start]) {
                end++;
            }
            values.add(new FacetValue(form.print(keys[start]), end - start));
            start = end;
        }
        return values;
    }
}
