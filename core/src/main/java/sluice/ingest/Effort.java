package sluice.ingest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What a batch of Tier 1 work took.
 *
 * @param images how many images came of it
 * @param cpuSeconds processor time of the thread that did it; 0 where the platform does not measure it
 * @param wallSeconds time that passed
 */
public record Effort(Phase phase, int images, double cpuSeconds, double wallSeconds) {
    /** What was done. */
    public enum Phase {
        READ,
        THUMBNAIL
    }

    /** Measures one thread from its making on. */
    static final class Watch {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private long cpuNanos = cpu();
        private long wallNanos = System.nanoTime();

        /** The effort since the last call; called on the thread that made this. */
        Effort lap(Phase phase, int images) {
            long cpu = cpu();
            long wall = System.nanoTime();
            Effort effort =
                    new Effort(phase, images, Math.max(0, cpu - cpuNanos) / 1e9, Math.max(0, wall - wallNanos) / 1e9);
            cpuNanos = cpu;
            wallNanos = wall;
            return effort;
        }

        private static long cpu() {
            boolean measured = THREADS.isCurrentThreadCpuTimeSupported()
                    && !Thread.currentThread().isVirtual();
            return measured ? THREADS.getCurrentThreadCpuTime() : 0;
        }
    }
}
