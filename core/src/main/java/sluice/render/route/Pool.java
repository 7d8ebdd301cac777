package sluice.render.route;

import java.util.List;
import sluice.render.Quality;

/**
 * Workers of one kind and price.
 *
 * @param generator what draws here: {@code builtin}, {@code onnx} or {@code comfyui}
 * @param address of a generator that is elsewhere; empty for one in this process
 * @param models ids of the models it may use; empty for all that its generator has
 * @param provider execution provider: {@code cpu}, {@code cuda}, {@code tensorrt}; {@code remote} elsewhere
 * @param microUsdPerHour what an hour of one slot costs, busy or idle
 * @param slots images, or batches, at a time
 * @param batch the most images in one call; 1 for none together
 * @param memoryBytes what the models loaded at a time may take together
 * @param least the lowest quality it takes: what draws hero shots need not be held up by drafts
 * @param best the highest quality it is trusted with
 */
public record Pool(
        String name,
        String generator,
        String address,
        List<String> models,
        String provider,
        long microUsdPerHour,
        int slots,
        int batch,
        long memoryBytes,
        Quality least,
        Quality best) {
    private static final double SECONDS_AN_HOUR = 3_600;

    public Pool {
        models = List.copyOf(models);
    }

    /** What so much time of one slot costs, not rounded. */
    public double microUsd(double seconds) {
        return seconds * microUsdPerHour / SECONDS_AN_HOUR;
    }

    public boolean takes(Quality quality) {
        return quality.isAtLeast(least) && best.isAtLeast(quality);
    }

    public boolean allows(String model) {
        return models.isEmpty() || models.contains(model);
    }
}
