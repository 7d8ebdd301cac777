package sluice.render.measure;

import java.util.EnumMap;
import java.util.Map;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.route.Prediction;

/** What is known of one variant of one model on one pool. Not thread-safe. */
final class Learned {
    private static final double FADING = 0.95;
    private static final double MOST_ERROR = 2;
    private static final double MEGA = 1e6;
    private static final double LOADING_FADES = 0.7;

    private final Map<Stage, StageFit> fits = new EnumMap<>(Stage.class);
    private double loading;
    private boolean loaded;
    private long measured;
    private double errors = Priors.ERROR;
    private double errorWeight = 1;

    Learned(Priors priors) {
        for (Stage stage : Stage.values()) {
            fits.put(stage, new StageFit(priors.of(stage)));
        }
        loading = priors.loading();
    }

    Prediction predict(Recipe recipe) {
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        fits.forEach((stage, fit) -> seconds.put(stage, fit.of(units(stage, recipe))));
        return new Prediction(seconds, errors / errorWeight, measured);
    }

    /** @param computed seconds of the stages that ran; those that a cache spared are not in it */
    void learn(Recipe recipe, Map<Stage, Double> computed) {
        double expected = 0;
        double taken = 0;
        for (Map.Entry<Stage, Double> one : computed.entrySet()) {
            StageFit fit = fits.get(one.getKey());
            double seconds = one.getValue();
            if (fit == null || !(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
                continue;
            }
            double units = units(one.getKey(), recipe);
            expected += fit.of(units);
            taken += seconds;
            fit.learn(units, seconds);
        }
        // A guess says nothing about how well the fit does, and a part of the stages little about all of them.
        if (computed.containsKey(Stage.DENOISE)) {
            if (measured > 0 && expected > 0) {
                double error = Math.min(MOST_ERROR, Math.abs(taken - expected) / expected);
                errors = FADING * errors + error;
                errorWeight = FADING * errorWeight + 1;
            }
            measured++;
        }
    }

    void loaded(double seconds) {
        loading = loaded ? LOADING_FADES * loading + (1 - LOADING_FADES) * seconds : seconds;
        loaded = true;
    }

    double loading() {
        return loading;
    }

    private static double units(Stage stage, Recipe recipe) {
        return switch (stage) {
            case ENCODE -> 1;
            case DENOISE -> recipe.pixelSteps() / MEGA;
            case DECODE, FINISH -> recipe.pixels() / MEGA;
        };
    }
}
