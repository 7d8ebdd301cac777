package sluice.bench.render;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The most floating-point operations a second that one thread reached, in plain Java loops which the compiler turns into
 * vector instructions: what the machine gives in practice, not what its maker promises.
 */
final class MachinePeak {
    private static final int LENGTH = 2048;
    private static final int ROUNDS = 20_000;

    private MachinePeak() {}

    /** The best of several runs over arrays that lie in the nearest cache, by the thread's own processor time. */
    static double flops() {
        float[] one = new float[LENGTH];
        float[] other = new float[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            one[at] = 1 + at * 1e-6f;
            other[at] = at * 1e-7f;
        }
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double best = 0;
        for (int run = 0; run < 8; run++) {
            long begun = clock.getCurrentThreadCpuTime();
            for (int round = 0; round < ROUNDS; round++) {
                twelve(one, other);
            }
            double seconds = (clock.getCurrentThreadCpuTime() - begun) / 1e9;
            best = Math.max(best, 24.0 * LENGTH * ROUNDS / seconds);
        }
        if (Float.isNaN(one[7])) {
            throw new IllegalStateException("the loop came to nothing");
        }
        return best;
    }

    /** Twelve multiply-adds an element, one load and one store. */
    private static void twelve(float[] one, float[] other) {
        for (int at = 0; at < LENGTH; at++) {
            float a = one[at];
            float b = other[at];
            float c = a;
            c = c * 0.999f + b;
            c = c * 0.998f + a;
            c = c * 0.997f + b;
            c = c * 0.996f + a;
            c = c * 0.995f + b;
            c = c * 0.994f + a;
            c = c * 0.993f + b;
            c = c * 0.992f + a;
            c = c * 0.991f + b;
            c = c * 0.099f + a * 0.1f;
            c = c * 0.5f + b;
            one[at] = c * 0.5f + 0.5f;
        }
    }
}
