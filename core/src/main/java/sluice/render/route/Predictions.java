package sluice.render.route;

import sluice.render.Recipe;
import sluice.render.finish.Finishing;

/**
 * What stages take, learned from what they took: up to the pixels per pool, model and variant, over pixels and steps; from
 * there on, which is done on this machine whatever the pool, over what is to be finished.
 */
public interface Predictions {
    /** @param finishing what becomes of the picture; {@link Finishing#NONE} for a file of it as it was drawn */
    Prediction of(String pool, Recipe recipe, Finishing finishing);

    /** Seconds to load a model and exercise it, as measured, or a stated prior. */
    double loading(String pool, String model, String variant);
}
