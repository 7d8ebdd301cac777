package sluice.render.run;

import sluice.budget.Cost;
import sluice.render.route.Pool;

/**
 * Bills a pool's time in whole micro-dollars and loses no fraction: what one bill leaves over, the next one takes up, and
 * likewise for what caches saved. An image of a cheap pool costs a few micro-dollars, so that bills rounded one by one
 * would be far off.
 */
final class PoolTill {
    private final Pool pool;
    private double left;
    private double savedLeft;

    PoolTill(Pool pool) {
        this.pool = pool;
    }

    String pool() {
        return pool.name();
    }

    /** @param wallSeconds of a slot */
    synchronized Cost bill(double cpuSeconds, double wallSeconds) {
        double due = left + pool.microUsd(wallSeconds);
        long billed = (long) due;
        left = due - billed;
        return new Cost(cpuSeconds, wallSeconds, billed);
    }

    /** What so many seconds of a slot that were not needed would have cost. */
    synchronized long saved(double seconds) {
        double due = savedLeft + pool.microUsd(seconds);
        long credited = (long) due;
        savedLeft = due - credited;
        return credited;
    }
}
