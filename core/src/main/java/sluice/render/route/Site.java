package sluice.render.route;

import java.util.Map;
import sluice.render.Stage;

/**
 * What another pool would do for the images of a placement.
 *
 * @param seconds an image takes there, by the stages that are its
 * @param batch images in one call; 1 for finishing
 * @param loading seconds until its model is loaded; 0 when it is, or none is needed
 * @param evictionMicroUsd what loading the model again costs, when another one has to go for it
 */
record Site(PoolView view, Map<Stage, Double> seconds, int batch, double loading, double evictionMicroUsd) {
    Site {
        seconds = Map.copyOf(seconds);
    }

    Pool pool() {
        return view.pool();
    }

    double secondsAnImage() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
