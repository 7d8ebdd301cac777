package sluice.value;

/**
 * How much a feature says, and for how long.
 *
 * @param logOdds what one fresh event adds to the logarithm of the odds
 * @param halfLifeDays days after which an event counts half; infinite for what does not fade
 */
public record Weight(double logOdds, double halfLifeDays) {
    public Weight {
        if (!Double.isFinite(logOdds) || Math.abs(logOdds) > 50) {
            throw new IllegalArgumentException("a weight is a number from -50 to 50, not " + logOdds);
        }
        if (!(halfLifeDays > 0)) {
            throw new IllegalArgumentException("a half-life is longer than 0 days, not " + halfLifeDays);
        }
    }

    public static Weight lasting(double logOdds) {
        return new Weight(logOdds, Double.POSITIVE_INFINITY);
    }
}
