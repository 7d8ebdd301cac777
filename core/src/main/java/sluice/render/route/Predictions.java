package sluice.render.route;

import java.util.EnumMap;
import java.util.Map;
import sluice.render.Places;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.finish.Finishing;

/**
 * What stages take, learned from what they took: up to the pixels per pool, model and variant, over pixels and steps; from
 * there on, which is done on this machine whatever the pool, over what is to be finished.
 */
public interface Predictions {
    /** @param finishing what becomes of the picture; {@link Finishing#NONE} for a file of it as it was drawn */
    Prediction of(String pool, Recipe recipe, Finishing finishing);

    /** Each stage as it is where it is done; the error is that of the pool that draws. */
    default Prediction of(String home, Places places, Recipe recipe, Finishing finishing) {
        Prediction whole = of(home, recipe, finishing);
        if (places.equals(Places.HOME)) {
            return whole;
        }
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        seconds.putAll(whole.seconds());
        places.elsewhere()
                .forEach((stage, pool) ->
                        seconds.put(stage, of(pool, recipe, finishing).of(stage)));
        return new Prediction(seconds, whole.error(), whole.measured());
    }

    /** Seconds to load a model and exercise it, as measured, or a stated prior. */
    double loading(String pool, String model, String variant);
}
