package sluice.simulate;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to happen, in order of time; of things at one moment, in the order in which they were put down. */
final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingDouble(Entry::at).thenComparingLong(Entry::number));
    private long number;

    /** @param what runs when the clock is there */
    record Entry(double at, long number, Runnable what) {}

    void add(double at, Runnable what) {
        entries.add(new Entry(at, number++, what));
    }

    /** Takes out what comes next, if it is not after the end. */
    Optional<Entry> next(double end) {
        Entry first = entries.peek();
        return first == null || first.at() > end ? Optional.empty() : Optional.of(entries.remove());
    }
}
