package sluice.contracts.render;

import sluice.render.Seconds;
import sluice.render.book.RenderBook.PoolLoad;
import sluice.render.book.RenderJob;

/** What images lay on a pool, summed in whole nanoseconds. */
final class InMemoryLoads {
    private InMemoryLoads() {}

    static PoolLoad of(RenderJob job, boolean inHand) {
        double seconds = job.estimatedSeconds();
        return inHand ? new PoolLoad(0, 1, 0, seconds) : new PoolLoad(1, 0, seconds, 0);
    }

    static PoolLoad plus(PoolLoad a, PoolLoad b) {
        return new PoolLoad(
                a.waiting() + b.waiting(),
                a.inHand() + b.inHand(),
                sum(a.waitingSeconds(), b.waitingSeconds()),
                sum(a.inHandSeconds(), b.inHandSeconds()));
    }

    static double sum(double a, double b) {
        return Seconds.of(Seconds.nanos(a) + Seconds.nanos(b));
    }
}
