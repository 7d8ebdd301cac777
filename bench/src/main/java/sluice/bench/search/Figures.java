package sluice.bench.search;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * Takes times and sums them up, in milliseconds: by the clock, and by the processor time of this thread, which a busy
 * machine leaves as it is.
 */
final class Figures {
    private Figures() {}

    /** Runs of something, the first of them unmeasured. */
    static Map<String, Object> of(int warmup, int runs, IntConsumer work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] clock = new long[runs];
        long[] processor = new long[runs];
        for (int i = -warmup; i < runs; i++) {
            long start = System.nanoTime();
            long startOfWork = threads.getCurrentThreadCpuTime();
            work.accept(i);
            if (i >= 0) {
                processor[i] = threads.getCurrentThreadCpuTime() - startOfWork;
                clock[i] = System.nanoTime() - start;
            }
        }
        Map<String, Object> figures = new TreeMap<>();
        figures.put("clock", percentiles(clock));
        figures.put("processor", percentiles(processor));
        figures.put("runs", runs);
        return figures;
    }

    private static Map<String, Object> percentiles(long[] nanos) {
        Arrays.sort(nanos);
        return new TreeMap<>(Map.of(
                "p50",
                millis(nanos, 0.50),
                "p95",
                millis(nanos, 0.95),
                "p99",
                millis(nanos, 0.99),
                "max",
                millis(nanos, 1)));
    }

    /** Nearest rank. */
    private static double millis(long[] sorted, double share) {
        int rank = Math.max(1, (int) Math.ceil(share * sorted.length));
        return Math.round(sorted[rank - 1] / 1e4) / 100.0;
    }
}
