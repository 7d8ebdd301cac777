package sluice.render.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import sluice.job.JobState;
import sluice.render.Phase;
import sluice.render.book.RenderJob;
import sluice.render.route.Pool;

/**
 * How well a pool was used over a stretch of time, as recorded.
 *
 * @param images that were done in it
 * @param busySeconds of its slots, loading included
 * @param idleSeconds of its slots
 * @param busyMicroUsd what the busy seconds cost
 * @param idleMicroUsd what the idle ones cost: they are paid for as well
 * @param billedMicroUsd what its images were billed at
 */
public record PoolReport(
        String pool,
        int slots,
        long images,
        double busySeconds,
        double idleSeconds,
        long busyMicroUsd,
        long idleMicroUsd,
        long billedMicroUsd) {
    private static final double NANOS = 1e9;

    /** 0 to 1. */
    public double utilisation() {
        double all = busySeconds + idleSeconds;
        return all > 0 ? busySeconds / all : 0;
    }

    /**
     * One for each pool, in their order.
     *
     * @param done images that were done in that time or not long after it, of any pools; the seconds of one that was under
     *     way at an end of it count as far as they lie within, work being what came last before it was done
     */
    public static List<PoolReport> of(List<Pool> pools, Collection<RenderJob> done, Instant from, Instant to) {
        double window = Math.max(0, seconds(from, to));
        return pools.stream().map(pool -> of(pool, done, from, to, window)).toList();
    }

    private static PoolReport of(Pool pool, Collection<RenderJob> done, Instant from, Instant to, double window) {
        long images = 0;
        long billed = 0;
        double busy = 0;
        for (RenderJob job : done) {
            if (!job.pool().equals(pool.name()) || job.leasing().state() != JobState.DONE) {
                continue;
            }
            Instant end = job.leasing().changed();
            double work = work(job);
            double afterStart = Math.min(window, Math.max(0, seconds(from, end)));
            double beforeStart = Math.min(window, Math.max(0, seconds(from, end) - work));
            busy += afterStart - beforeStart;
            if (!end.isBefore(from) && end.isBefore(to)) {
                images++;
                billed += job.billedMicroUsd();
            }
        }
        double all = pool.slots() * window;
        busy = Math.min(busy, all);
        return new PoolReport(
                pool.name(),
                pool.slots(),
                images,
                busy,
                all - busy,
                Math.round(pool.microUsd(busy)),
                Math.round(pool.microUsd(all - busy)),
                billed);
    }

    private static double work(RenderJob job) {
        return job.latency().total() - job.latency().of(Phase.QUEUE);
    }

    private static double seconds(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.getSeconds() + between.getNano() / NANOS;
    }
}
