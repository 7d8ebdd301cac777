package sluice.bench.render;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sluice.bench.render.CampaignList.Wanted;
import sluice.render.Recipe;
import sluice.render.cache.CacheKeys;

/**
 * What a cache without a bound would spare of a list, from what its stages take without one: a pure count, beside which
 * the measured run is set.
 *
 * @param seconds of all stages with caches; looking up and keeping is taken for nothing
 */
record Foretold(int images, int conditioningHits, int pictureHits, double seconds) {
    /** What one image of a recipe takes at a stage. */
    interface Times {
        StageSeconds of(Recipe recipe);
    }

    static Foretold of(List<Wanted> list, Times times) {
        Set<String> kept = new HashSet<>();
        int conditioningHits = 0;
        int pictureHits = 0;
        double seconds = 0;
        for (Wanted wanted : list) {
            CacheKeys keys = new CacheKeys("", "", wanted.recipe());
            StageSeconds takes = times.of(wanted.recipe());
            seconds += takes.finish();
            if (!kept.add(keys.picture())) {
                pictureHits++;
            } else {
                seconds += takes.denoise() + takes.decode();
                boolean encoded = kept.add(keys.conditioning());
                seconds += encoded ? takes.encode() : 0;
                conditioningHits += encoded ? 0 : 1;
            }
        }
        return new Foretold(list.size(), conditioningHits, pictureHits, seconds);
    }
}
