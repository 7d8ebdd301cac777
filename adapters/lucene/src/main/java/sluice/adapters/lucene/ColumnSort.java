package sluice.adapters.lucene;

import java.util.Arrays;

/**
 * Sorts rows of numbers by several columns, the first counting most, in primitive arrays: each step packs the leading
 * bits of one column together with the row's place into one long, sorts those, and goes on within the rows that are
 * still equal.
 *
 * <p>Chosen over a comparator on row numbers, which takes a cache miss on each of its n log n comparisons.
 */
final class ColumnSort {
    private static final int FEW = 16;

    private final long[][] columns;
    private final int[] rows;
    private final int[] before;
    private final long[] packed;

    private ColumnSort(int from, int to, long[][] columns) {
        this.columns = columns;
        rows = new int[to - from];
        before = new int[to - from];
        packed = new long[to - from];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = from + i;
        }
    }

    /** The rows from one to another (exclusive) in the signed order of the columns. */
    static int[] order(int from, int to, long[]... columns) {
        ColumnSort sort = new ColumnSort(from, to, columns);
        sort.sort(0, to - from, 0);
        return sort.rows;
    }

    private void sort(int from, int to, int column) {
        if (to - from <= FEW) {
            sortFew(from, to, column);
            return;
        }
        long[] keys = columns[column];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = from; i < to; i++) {
            least = Math.min(least, keys[rows[i]]);
            most = Math.max(most, keys[rows[i]]);
        }
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(to - from - 1);
        int keyBits = Long.SIZE - Long.numberOfLeadingZeros(most - least);
        int dropped = Math.max(0, keyBits + placeBits - (Long.SIZE - 1));
        for (int i = from; i < to; i++) {
            packed[i] = (keys[rows[i]] - least) >>> dropped << placeBits | (i - from);
        }
        Arrays.sort(packed, from, to);
        System.arraycopy(rows, from, before, from, to - from);
        for (int i = from; i < to; i++) {
            rows[i] = before[from + (int) (packed[i] & (1L << placeBits) - 1)];
        }
        int next = dropped > 0 ? column : column + 1;
        if (next < columns.length) {
            sortEquals(from, to, placeBits, next);
        }
    }

    private void sortEquals(int from, int to, int placeBits, int column) {
        for (int start = from; start < to; ) {
            long key = packed[start] >>> placeBits;
            int end = start + 1;
            while (end < to && packed[end] >>> placeBits == key) {
                end++;
            }
            if (end - start > 1) {
                sort(start, end, column);
            }
            start = end;
        }
    }

    /** By insertion. */
    private void sortFew(int from, int to, int column) {
        for (int i = from + 1; i < to; i++) {
            int row = rows[i];
            int at = i;
            while (at > from && compare(rows[at - 1], row, column) > 0) {
                rows[at] = rows[at - 1];
                at--;
            }
            rows[at] = row;
        }
    }

    private int compare(int row, int other, int column) {
        for (int i = column; i < columns.length; i++) {
            int compared = Long.compare(columns[i][row], columns[i][other]);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
