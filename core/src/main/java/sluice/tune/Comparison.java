package sluice.tune;

/**
 * One figure under two sets of weights, judged on the same assets.
 *
 * @param low of the difference after − before, the 5th percentile over resamples
 * @param high the 95th
 */
public record Comparison(double before, double after, double low, double high) {
    public double difference() {
        return after - before;
    }
}
