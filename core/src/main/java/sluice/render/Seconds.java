package sluice.render;

/** Seconds as they are kept and summed: in whole nanoseconds, so that a sum does not depend on its order. */
public final class Seconds {
    private static final double NANOS = 1e9;

    private Seconds() {}

    public static long nanos(double seconds) {
        return Math.round(seconds * NANOS);
    }

    public static double of(long nanos) {
        return nanos / NANOS;
    }

    /** These seconds as they come back after they were kept. */
    public static double kept(double seconds) {
        return of(nanos(seconds));
    }
}
