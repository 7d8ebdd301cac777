package sluice.render.measure;

/**
 * Seconds of one stage over its work, {@code y = perUnit · x + fixed}, fitted as measurements come: least squares of the
 * <i>relative</i> residuals with exponentially fading weights, so that what a stage takes today counts more than what it took
 * last week, and a large picture no more than a small one.
 *
 * <ul>
 *   <li>Two made-up points on the prior's line, raised to the level that was measured, keep the fit sensible while all
 *       pictures have had one size; their weight falls with the square of the number of measurements.
 *   <li>Neither coefficient is ever negative: where the line would be, it goes through the origin, or is level.
 *   <li>A measurement far off what is expected counts as a moderate one (winsorising), so that one slow disk does not
 *       change the prices of an hour. {@link #SHIFT} of them in a row on the same side are no outliers: the machine has
 *       changed, and what was known fades at once.
 * </ul>
 */
final class StageFit {
    private static final double FADING = 0.98;
    private static final double SHIFTED = 0.05;
    private static final int SHIFT = 5;
    private static final int TRUSTED = 3;
    private static final double LEAST_SPREAD = 0.5;
    private static final double SPREADS = 4;
    private static final double TINY = 1e-9;
    private static final double APART = 4;

    private final StagePrior prior;
    private double weight;
    private double x1;
    private double x2;
    private double y1;
    private double xy;
    /** Sums of measured over assumed seconds, and of weights: how far off the prior is. */
    private double levels;

    private double levelWeight;
    private double meanX;
    private double spread = LEAST_SPREAD;
    private int streak;
    private long measured;
    private double fixed;
    private double perUnit;

    StageFit(StagePrior prior) {
        this.prior = prior;
        this.fixed = prior.fixed();
        this.perUnit = prior.perUnit();
    }

    /** Whether a measurement can be learned from at all. */
    static boolean isSound(double seconds) {
        return seconds >= 0 && seconds < Double.POSITIVE_INFINITY;
    }

    double of(double units) {
        return fixed + perUnit * units;
    }

    void learn(double units, double seconds) {
        double expected = Math.max(of(units), TINY);
        double taken = seconds;
        if (measured >= TRUSTED) {
            double most = 1 + Math.max(LEAST_SPREAD, SPREADS * spread);
            taken = Math.min(Math.max(seconds, expected / most), expected * most);
            int side = Double.compare(seconds, taken);
            streak = side == 0 ? 0 : side > 0 ? Math.max(streak, 0) + 1 : Math.min(streak, 0) - 1;
            if (Math.abs(streak) >= SHIFT) {
                fade(SHIFTED);
                taken = seconds;
                streak = 0;
                measured = 1;
            }
            spread = FADING * spread + (1 - FADING) * Math.abs(taken - expected) / expected;
        }
        measured++;
        add(units, taken);
        solve();
    }

    private void fade(double share) {
        weight *= share;
        x1 *= share;
        x2 *= share;
        y1 *= share;
        xy *= share;
        levels *= share;
        levelWeight *= share;
    }

    private void add(double units, double seconds) {
        fade(FADING);
        double assumed = Math.max(prior.of(units), TINY);
        // Residuals count relative to what was assumed: a scale that stays as it is when the machine changes.
        double one = 1 / (assumed * assumed);
        weight += one;
        x1 += one * units;
        x2 += one * units * units;
        y1 += one * seconds;
        xy += one * units * seconds;
        levels += seconds / assumed;
        levelWeight++;
        meanX = x1 / weight;
    }

    private void solve() {
        double level = levels / levelWeight;
        if (prior.perUnit() <= 0) {
            fixed = Math.max(0, y1 / weight);
            perUnit = 0;
            return;
        }
        double w = weight;
        double sx = x1;
        double sxx = x2;
        double sy = y1;
        double sxy = xy;
        double made = weight / levelWeight / ((double) measured * measured);
        for (double units : new double[] {meanX / APART, meanX * APART}) {
            double seconds = level * prior.of(units);
            w += made;
            sx += made * units;
            sxx += made * units * units;
            sy += made * seconds;
            sxy += made * units * seconds;
        }
        double determinant = w * sxx - sx * sx;
        double slope = determinant > TINY * w * sxx ? (w * sxy - sx * sy) / determinant : 0;
        double level0 = (sy - slope * sx) / w;
        if (slope < 0) {
            slope = 0;
            level0 = sy / w;
        } else if (level0 < 0) {
            slope = sxx > 0 ? sxy / sxx : 0;
            level0 = 0;
        }
        perUnit = Math.max(0, slope);
        fixed = Math.max(0, level0);
    }
}
