package sluice.interchange;

/**
 * Counts texts by 64 bits of their hash, in twelve to twenty-four bytes each, so that a million names take no more than a
 * few megabytes. Two texts of one hash (one in ten million exports of a million) are counted as one: harmless where a
 * count means only that another name is chosen. Open addressing with linear probing.
 */
final class Tally {
    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] keys = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;

    /** FNV-1a over the characters, mixed as SplitMix64 ends. */
    static long key(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }

    int count(long key) {
        return counts[slot(key)];
    }

    void add(long key) {
        if (2 * size >= keys.length) {
            grow();
        }
        int slot = slot(key);
        if (counts[slot] == 0) {
            size++;
        }
        keys[slot] = key;
        counts[slot]++;
    }

    /** Where the key is, or where it would go: a place that nothing was counted at. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (key & mask);
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldCounts.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
