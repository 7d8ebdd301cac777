package sluice.render.route;

import java.util.Map;
import sluice.render.Stage;

/**
 * What one image will probably take.
 *
 * @param seconds of each stage
 * @param error expected absolute error of their sum, as a share of it
 * @param measured how many images it rests on; 0 for a stated prior
 */
public record Prediction(Map<Stage, Double> seconds, double error, long measured) {
    public Prediction {
        seconds = Map.copyOf(seconds);
    }

    /** Of one stage; 0 for one that it says nothing of. */
    public double of(Stage stage) {
        return seconds.getOrDefault(stage, 0.0);
    }

    public double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
