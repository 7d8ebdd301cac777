package sluice.curate;

import java.util.Arrays;

/**
 * Rows by a 64-bit key: for each key the rows that were added under it, the last one first. Open addressing with linear
 * probing; rows are never taken away, so who reads checks that a row still has the key.
 */
final class RowChains {
    static final int NONE = -1;

    private static final int FIRST = 1 << 10;

    private long[] keys = new long[FIRST];
    private int[] heads = filled(FIRST);
    private int[] next = filled(FIRST);
    private int used;

    /** The last row added under a key, or {@link #NONE}. */
    int first(long key) {
        return heads[slot(key)];
    }

    /** The one added before it under the same key, or {@link #NONE}. */
    int after(int row) {
        return row < next.length ? next[row] : NONE;
    }

    /** A row is added once only. */
    void add(long key, int row) {
        if (row >= next.length) {
            int before = next.length;
            next = Arrays.copyOf(next, Math.max(row + 1, 2 * before));
            Arrays.fill(next, before, next.length, NONE);
        }
        int slot = slot(key);
        if (heads[slot] == NONE) {
            if (2 * ++used > keys.length) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
        }
        next[row] = heads[slot];
        heads[slot] = row;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new long[2 * oldKeys.length];
        heads = filled(keys.length);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldHeads[i] != NONE) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                heads[slot] = oldHeads[i];
            }
        }
    }

    private int slot(long key) {
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & keys.length - 1;
        while (heads[slot] != NONE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private static int[] filled(int length) {
        int[] rows = new int[length];
        Arrays.fill(rows, NONE);
        return rows;
    }
}
