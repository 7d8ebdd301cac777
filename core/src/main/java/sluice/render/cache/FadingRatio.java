package sluice.render.cache;

/**
 * A mean of what was measured, beginning at a stated guess and never quite without it: what is measured fades, the guess
 * does not. Not thread-safe.
 */
final class FadingRatio {
    private final double guess;
    private final double weight;
    private final double fading;
    private double above;
    private double below;

    /**
     * @param weight how much the guess counts, in units of what {@link #add} has below
     * @param fading what {@link #fade} leaves of all that was measured, 0 to 1
     */
    FadingRatio(double guess, double weight, double fading) {
        this.guess = guess;
        this.weight = weight;
        this.fading = fading;
    }

    double now() {
        return (guess * weight + above) / (weight + below);
    }

    void add(double more, double of) {
        above += more;
        below += of;
    }

    void fade() {
        above *= fading;
        below *= fading;
    }
}
