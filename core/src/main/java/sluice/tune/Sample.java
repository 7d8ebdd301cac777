package sluice.tune;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A sample without replacement of what is offered: those with the smallest keys, which are to be as good as random. Which
 * they are does not depend on the order, and what is offered twice under one key is kept once.
 */
final class Sample<T> {
    private final int most;
    private final TreeMap<Long, T> kept = new TreeMap<>();
    private long offered;

    Sample(int most) {
        this.most = most;
    }

    /** @param make called only for what is kept, at least for now */
    void offer(long key, Supplier<T> make) {
        offered++;
        if (kept.size() >= most && key >= kept.lastKey()) {
            return;
        }
        kept.put(key, make.get());
        if (kept.size() > most) {
            kept.pollLastEntry();
        }
    }

    Map<Long, T> kept() {
        return kept;
    }

    /** How many that were offered each of those kept stands for. */
    double times() {
        return kept.isEmpty() ? 0 : Math.max(1, (double) offered / kept.size());
    }
}
