package sluice.curate.member;

import java.util.Arrays;

/**
 * Rows by a 64-bit key: for each key the rows that were added under it, the last one first. Open addressing with linear
 * probing. A row is under one key at a time.
 */
final class RowChains {
    static final int NONE = -1;

    /** The head of a chain all of whose rows were taken away: its key keeps its place, so that others are still found. */
    private static final int EMPTY = -2;

    private static final int FIRST = 1 << 10;

    private long[] keys = new long[FIRST];
    private int[] heads = filled(FIRST);
    private int[] next = filled(FIRST);
    private int used;

    /** The last row added under a key, or {@link #NONE}. */
    int first(long key) {
        return Math.max(NONE, heads[slot(key)]);
    }

    /** The one added before it under the same key, or {@link #NONE}. */
    int after(int row) {
        return row < next.length ? next[row] : NONE;
    }

    /** Takes a row away that was added under this key; its chain is walked until it is found. */
    void remove(long key, int row) {
        int slot = slot(key);
        if (heads[slot] == row) {
            heads[slot] = next[row] == NONE ? EMPTY : next[row];
        } else {
            int before = heads[slot];
            while (next[before] != row) {
                before = next[before];
            }
            next[before] = next[row];
        }
        next[row] = NONE;
    }

    /** A row that is under no key. */
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
        next[row] = Math.max(NONE, heads[slot]);
        heads[slot] = row;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new long[2 * oldKeys.length];
        heads = filled(keys.length);
        used = 1; // the one that is coming
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldHeads[i] >= 0) {
                used++;
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
