package sluice.render.measure;

/** How far off predictions have been of late: the fading mean of their errors, each as a share of what was expected. */
final class Accuracy {
    private static final double FADING = 0.95;
    private static final double MOST_ERROR = 2;

    private long measured;
    private double errors = Priors.ERROR;
    private double weight = 1;

    /** The first one was expected by a guess, which says nothing about how well what is learned does. */
    void learn(double expected, double taken) {
        if (measured > 0 && expected > 0) {
            double error = Math.min(MOST_ERROR, Math.abs(taken - expected) / expected);
            errors = FADING * errors + error;
            weight = FADING * weight + 1;
        }
        measured++;
    }

    double error() {
        return errors / weight;
    }

    long measured() {
        return measured;
    }
}
