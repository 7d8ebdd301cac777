package sluice.bench.search;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** Takes times and sums them up, in milliseconds. */
final class Figures {
    private Figures() {}

    /** Runs of something, the first of them unmeasured. */
    static Map<String, Object> of(int warmup, int runs, IntConsumer work) {
        long[] nanos = new long[runs];
        for (int i = -warmup; i < runs; i++) {
            long start = System.nanoTime();
            work.accept(i);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        Map<String, Object> figures = new TreeMap<>();
        figures.put("p50", millis(nanos, 0.50));
        figures.put("p95", millis(nanos, 0.95));
        figures.put("p99", millis(nanos, 0.99));
        figures.put("max", millis(nanos, 1));
        figures.put("runs", runs);
        return figures;
    }

    /** Nearest rank. */
    private static double millis(long[] sorted, double share) {
        int rank = Math.max(1, (int) Math.ceil(share * sorted.length));
        return Math.round(sorted[rank - 1] / 1e4) / 100.0;
    }
}
