package sluice.render.route;

import java.util.List;
import java.util.Set;
import sluice.render.Quality;
import sluice.render.Stage;

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
 * @param stages that it is meant for, its own and those of other pools' images; without the denoiser it draws nothing itself
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
        Quality best,
        Set<Stage> stages) {
    /** Everything there is. */
    public static final Set<Stage> ALL = Set.of(Stage.values());

    private static final double SECONDS_AN_HOUR = 3_600;

    public Pool {
        models = List.copyOf(models);
        stages = Set.copyOf(stages);
    }

    /** Of one that does all stages. */
    public Pool(
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
        this(name, generator, address, models, provider, microUsdPerHour, slots, batch, memoryBytes, least, best, ALL);
    }

    /** Whether it computes in this process. */
    public boolean here() {
        return address.isEmpty();
    }

    public boolean does(Stage stage) {
        return stages.contains(stage);
    }

    /** Whether what one of them computes, the other can go on with: both have the same kind of model files in this process. */
    public boolean sharesWith(Pool other) {
        return here() && other.here() && generator.equals(other.generator());
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
