package sluice.render.measure;

import java.util.EnumMap;
import java.util.Map;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.route.Prediction;

/** What is known of drawing with one variant of one model on one pool: all stages but finishing. Not thread-safe. */
final class Learned {
    private static final double MEGA = 1e6;
    private static final double LOADING_FADES = 0.7;

    private final Map<Stage, StageFit> fits = new EnumMap<>(Stage.class);
    private final Accuracy accuracy = new Accuracy();
    private double loading;
    private boolean loaded;

    Learned(Priors priors) {
        priors.stages().forEach((stage, prior) -> fits.put(stage, new StageFit(prior)));
        loading = priors.loading();
    }

    Prediction predict(Recipe recipe) {
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        fits.forEach((stage, fit) -> seconds.put(stage, fit.of(units(stage, recipe))));
        return new Prediction(seconds, accuracy.error(), accuracy.measured());
    }

    /** @param computed seconds of the stages that ran here; those that a cache spared, or that ran elsewhere, are not in it */
    void learn(Recipe recipe, Map<Stage, Double> computed) {
        double expected = 0;
        double taken = 0;
        for (Map.Entry<Stage, Double> one : computed.entrySet()) {
            StageFit fit = fits.get(one.getKey());
            double seconds = one.getValue();
            if (fit == null || !StageFit.isSound(seconds)) {
                continue;
            }
            double units = units(one.getKey(), recipe);
            expected += fit.of(units);
            taken += seconds;
            fit.learn(units, seconds);
        }
        // A part of the stages says little about all of them.
        if (computed.containsKey(Stage.DENOISE)) {
            accuracy.learn(expected, taken);
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
            case DECODE -> recipe.pixels() / MEGA;
            case FINISH -> throw new IllegalArgumentException("finishing is learned by itself");
        };
    }
}
