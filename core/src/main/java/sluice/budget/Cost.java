package sluice.budget;

/**
 * What work took.
 *
 * @param cpuSeconds processor time of the threads that did it
 * @param wallSeconds time that passed
 * @param microUsd millionths of a US dollar, at the price of the day
 */
public record Cost(double cpuSeconds, double wallSeconds, long microUsd) {
    public static final Cost NOTHING = new Cost(0, 0, 0);

    public Cost {
        if (!(cpuSeconds >= 0 && cpuSeconds < Double.POSITIVE_INFINITY)
                || !(wallSeconds >= 0 && wallSeconds < Double.POSITIVE_INFINITY)
                || microUsd < 0) {
            throw new IllegalArgumentException("a cost is a number, not below zero");
        }
    }

    public Cost plus(Cost other) {
        return new Cost(
                cpuSeconds + other.cpuSeconds,
                wallSeconds + other.wallSeconds,
                Math.addExact(microUsd, other.microUsd));
    }
}
