package sluice.simulate;

import java.util.Arrays;

/**
 * Waiting work of one kind in the order in which the backlog gives it out: by descending priority, then by number. An
 * image is in one heap at most; {@code slots} says where, or is -1.
 */
final class JobHeap {
    private static final int FIRST = 256;

    private final double[] priorities;
    private final int[] slots;
    private int[] items = new int[FIRST];
    private int size;

    JobHeap(double[] priorities, int[] slots) {
        this.priorities = priorities;
        this.slots = slots;
    }

    int size() {
        return size;
    }

    int first() {
        return items[0];
    }

    void add(int asset) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        put(size++, asset);
        up(size - 1);
    }

    /** Its priority has changed. */
    void moved(int asset) {
        up(slots[asset]);
        down(slots[asset]);
    }

    void remove(int asset) {
        int slot = slots[asset];
        slots[asset] = -1;
        int last = items[--size];
        if (last != asset) {
            put(slot, last);
            moved(last);
        }
    }

    private void up(int from) {
        int slot = from;
        int asset = items[slot];
        while (slot > 0 && before(asset, items[(slot - 1) / 2])) {
            put(slot, items[(slot - 1) / 2]);
            slot = (slot - 1) / 2;
        }
        put(slot, asset);
    }

    private void down(int from) {
        int slot = from;
        int asset = items[slot];
        while (2 * slot + 1 < size) {
            int child = 2 * slot + 1;
            if (child + 1 < size && before(items[child + 1], items[child])) {
                child++;
            }
            if (!before(items[child], asset)) {
                break;
            }
            put(slot, items[child]);
            slot = child;
        }
        put(slot, asset);
    }

    private boolean before(int one, int other) {
        return priorities[one] > priorities[other] || priorities[one] == priorities[other] && one < other;
    }

    private void put(int slot, int asset) {
        items[slot] = asset;
        slots[asset] = slot;
    }
}
