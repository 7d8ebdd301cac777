package sluice.simulate;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Ints {
    private static final int FIRST = 64;

    private int[] items = new int[FIRST];
    private int size;

    int size() {
        return size;
    }

    int get(int index) {
        return items[index];
    }

    void set(int index, int value) {
        items[index] = value;
    }

    void add(int value) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        items[size++] = value;
    }

    /** Takes one out; the last one takes its place. */
    void remove(int index) {
        items[index] = items[--size];
    }
}
