package sluice.render.run;

import java.time.Duration;

/**
 * How workers wait, and for how long they put up with something.
 *
 * @param lease how soon an image is free again when this program dies; it is renewed all the while
 * @param pause how long a worker that found nothing, or met with a failure, waits before it looks again by itself
 * @param beat how often leases, hanging stages and progress are looked at, and so how often progress is told
 * @param patience how long closing waits for the steps in hand
 * @param affinity for how long a pool may prefer images of the models it has loaded, until it takes the next one in the
 *     book's own order, whatever that costs to load
 */
public record Pace(
        Duration lease,
        Duration pause,
        Duration beat,
        Duration patience,
        Duration affinity,
        HangRule hang,
        OutRule out) {
    public static final Pace DEFAULT = new Pace(
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofMillis(250),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            HangRule.DEFAULT,
            OutRule.DEFAULT);

    /**
     * When a stage that gives no sign of life (no step, no end) is given up: after a multiple of what was predicted for
     * the whole of it, and never before a least time, since predictions begin as guesses.
     *
     * @param stage the least for a stage
     * @param load the least for loading a model, which may have to build an engine first
     * @param multiple of the predicted seconds
     */
    public record HangRule(Duration stage, Duration load, double multiple) {
        public static final HangRule DEFAULT = new HangRule(Duration.ofMinutes(3), Duration.ofMinutes(30), 10);

        /** Nanoseconds without a sign of life after which a stage hangs. */
        long stageNanos(double predictedSeconds) {
            return most(stage, predictedSeconds);
        }

        long loadNanos(double predictedSeconds) {
            return most(load, predictedSeconds);
        }

        private long most(Duration least, double predictedSeconds) {
            return Math.max(least.toNanos(), (long) (multiple * predictedSeconds * 1e9));
        }
    }

    /**
     * When a pool is taken out, and for how long: the pause doubles from {@code first} to {@code longest} until it has
     * done an image again.
     *
     * @param failures FAILED calls in a row that take it out; what is worse does so at once
     * @param abandoned the most workers left behind in calls that hang; with as many, the pool stays out until one ends
     */
    public record OutRule(int failures, Duration first, Duration longest, int abandoned) {
        public static final OutRule DEFAULT = new OutRule(3, Duration.ofSeconds(5), Duration.ofMinutes(10), 4);

        /** The pause when it is taken out for the nth time in a row, 1 being the first. */
        Duration pause(int times) {
            Duration pause = first;
            for (int i = 1; i < times && pause.compareTo(longest) < 0; i++) {
                pause = pause.multipliedBy(2);
            }
            return pause.compareTo(longest) < 0 ? pause : longest;
        }
    }
}
