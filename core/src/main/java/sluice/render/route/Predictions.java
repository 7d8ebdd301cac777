package sluice.render.route;

import sluice.render.Recipe;

/** What stages take, learned from what they took: per pool, model and variant, over pixels and steps. */
public interface Predictions {
    Prediction of(String pool, Recipe recipe);

    /** Seconds to load a model and exercise it, as measured, or a stated prior. */
    double loading(String pool, String model, String variant);
}
