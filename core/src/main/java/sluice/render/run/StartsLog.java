package sluice.render.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts a pool's cold and warm starts by model; as many models as its generator has. */
final class StartsLog {
    private final String pool;
    private final Map<String, PoolStarts> starts = new LinkedHashMap<>();

    StartsLog(String pool) {
        this.pool = pool;
    }

    synchronized void cold(String model, String variant, double seconds, double exerciseSeconds) {
        PoolStarts before = of(model, variant);
        put(new PoolStarts(
                pool,
                model,
                variant,
                before.cold() + 1,
                before.coldSeconds() + seconds,
                before.coldExerciseSeconds() + exerciseSeconds,
                before.warm(),
                before.warmSeconds()));
    }

    synchronized void warm(String model, String variant, double seconds) {
        PoolStarts before = of(model, variant);
        put(new PoolStarts(
                pool,
                model,
                variant,
                before.cold(),
                before.coldSeconds(),
                before.coldExerciseSeconds(),
                before.warm() + 1,
                before.warmSeconds() + seconds));
    }

    synchronized List<PoolStarts> all() {
        return List.copyOf(starts.values());
    }

    private PoolStarts of(String model, String variant) {
        return starts.getOrDefault(WarmPool.name(model, variant), new PoolStarts(pool, model, variant, 0, 0, 0, 0, 0));
    }

    private void put(PoolStarts now) {
        starts.put(WarmPool.name(now.model(), now.variant()), now);
    }
}
