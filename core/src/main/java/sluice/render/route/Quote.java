package sluice.render.route;

import java.time.Instant;
import java.util.Map;
import sluice.render.Places;
import sluice.render.Stage;

/**
 * What a request will cost, said before it is accepted.
 *
 * @param pool that draws it
 * @param places of the stages that are done elsewhere
 * @param seconds of each stage, of all images together
 * @param microUsd of all images; what is reserved with its campaign
 * @param mostMicroUsd the upper end: with the prediction's error
 * @param ready when the last image will be there
 * @param estimated whether it rests on a stated prior, because nothing like it was measured yet
 */
public record Quote(
        String pool,
        String model,
        String variant,
        Places places,
        int images,
        Map<Stage, Double> seconds,
        double waitSeconds,
        long microUsd,
        long mostMicroUsd,
        Instant ready,
        double error,
        boolean estimated) {
    public Quote {
        seconds = Map.copyOf(seconds);
    }
}
