package sluice.render.route;

import java.util.EnumMap;
import java.util.Map;
import sluice.render.Places;
import sluice.render.Recipe;
import sluice.render.Stage;

/** What stages take, learned from what they took: per pool, model and variant, over pixels and steps. */
public interface Predictions {
    Prediction of(String pool, Recipe recipe);

    /** Each stage as it is where it is done; the error is that of the pool that draws. */
    default Prediction of(String home, Places places, Recipe recipe) {
        Prediction whole = of(home, recipe);
        if (places.equals(Places.HOME)) {
            return whole;
        }
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        seconds.putAll(whole.seconds());
        places.elsewhere()
                .forEach((stage, pool) -> seconds.put(stage, of(pool, recipe).of(stage)));
        return new Prediction(seconds, whole.error(), whole.measured());
    }

    /** Seconds to load a model and exercise it, as measured, or a stated prior. */
    double loading(String pool, String model, String variant);
}
