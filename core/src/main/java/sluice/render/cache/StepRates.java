package sluice.render.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import sluice.render.Recipe;

/** What a step takes and how large its latent is, as last measured, by place and model; safe for any number of threads. */
final class StepRates {
    private static final int MOST = 200;

    private record Drawing(String place, String model, String variant) {}

    /** @param secondsPerByte of one step */
    private record Rate(double secondsPerByte) {}

    /** Guarded by itself. */
    private final Map<Drawing, Rate> rates = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Drawing, Rate> eldest) {
            return size() > MOST;
        }
    };

    /** @param step how many steps it took; 0 says nothing */
    void measured(String place, Recipe recipe, int step, double seconds, long bytes) {
        if (step > 0) {
            synchronized (rates) {
                rates.put(drawing(place, recipe), new Rate(seconds / step / Eviction.room(bytes)));
            }
        }
    }

    /**
     * Seconds that a latent after so many steps saves for each byte; NaN when nothing was measured. Both grow with the
     * pixels, so that the size of the picture does not matter.
     */
    double secondsPerByte(String place, Recipe recipe, int done) {
        synchronized (rates) {
            Rate rate = rates.get(drawing(place, recipe));
            return rate == null ? Double.NaN : rate.secondsPerByte * done;
        }
    }

    private static Drawing drawing(String place, Recipe recipe) {
        return new Drawing(place, recipe.model(), recipe.variant());
    }
}
