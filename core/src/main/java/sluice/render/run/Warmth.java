package sluice.render.run;

import java.util.concurrent.TimeUnit;

/**
 * What keeping a loaded model is worth: the seconds to load it again, times how much it was used lately, per byte, so that
 * what takes long to load, is used all the time and takes little room stays.
 *
 * @param loadSeconds to open it and to exercise it
 * @param uses so far, each counting half after {@link #HALF_LIFE_SECONDS}
 * @param nanos when that was
 */
record Warmth(double loadSeconds, double uses, long nanos) {
    static final double HALF_LIFE_SECONDS = 600;

    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    static Warmth loaded(double loadSeconds, long now) {
        return new Warmth(loadSeconds, 0, now);
    }

    Warmth used(long now) {
        return new Warmth(loadSeconds, faded(now) + 1, now);
    }

    /** @param bytes that it takes */
    double worth(long bytes, long now) {
        return loadSeconds * faded(now) / Math.max(1, bytes);
    }

    private double faded(long now) {
        return uses * Math.pow(0.5, Math.max(0, now - nanos) / NANOS_A_SECOND / HALF_LIFE_SECONDS);
    }
}
