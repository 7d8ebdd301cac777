package sluice.render.route;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;
import sluice.render.generate.RenderModel;

/**
 * A pool as it is now.
 *
 * @param models that its generator has and the pool allows
 * @param loaded {@code model/variant} of those that are loaded and exercised
 * @param busy slots in use
 * @param backlogSeconds predicted work that waits for it or is under way, over all slots
 * @param outUntil when it is tried again, if it was taken out; null when it is in
 * @param trouble why it was taken out; empty when it is in
 */
public record PoolView(
        Pool pool,
        List<RenderModel> models,
        Set<String> loaded,
        int busy,
        double backlogSeconds,
        @Nullable Instant outUntil,
        String trouble) {
    public PoolView {
        models = List.copyOf(models);
        loaded = Set.copyOf(loaded);
    }

    /** Whether it may draw with this model at this quality, once it is in. */
    boolean offers(String model, Quality quality) {
        return pool.takes(quality)
                && pool.allows(model)
                && models.stream().anyMatch(one -> one.id().equals(model));
    }
}
