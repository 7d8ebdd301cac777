package sluice.simulate;

/** How long things waited: counts by length, in steps of some 7 %, so that any number of them takes the same room. */
final class Waits {
    private static final double SHORTEST = 1e-3;
    private static final int A_DECADE = 32;
    private static final int DECADES = 13;

    private final long[] counts = new long[A_DECADE * DECADES];
    private long all;

    void add(double seconds) {
        double place = seconds <= SHORTEST ? 0 : A_DECADE * Math.log10(seconds / SHORTEST);
        counts[(int) Math.min(counts.length - 1, place)]++;
        all++;
    }

    long count() {
        return all;
    }

    /** The length that such a share of them did not pass, in seconds; 0 when there are none. */
    double at(double share) {
        long rest = (long) Math.ceil(share * all);
        for (int i = 0; i < counts.length && rest > 0; i++) {
            rest -= counts[i];
            if (rest <= 0) {
                return i == 0 ? 0 : SHORTEST * Math.pow(10, (i + 0.5) / A_DECADE);
            }
        }
        return 0;
    }

    Outcome.Waited summary(double weight) {
        return new Outcome.Waited(Math.round(weight * all), at(0.5), at(0.95));
    }
}
