package sluice.render.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import sluice.render.Recipe;

/**
 * What a step takes and how large its latent is, as last measured, by place and model; safe for any number of threads. Seconds
 * and bytes both grow with the pixels, so that the size of the picture does not matter.
 */
final class StepRates {
    private static final int MOST = 200;

    private record Drawing(String place, String model, String variant) {}

    /** Of one step: for each byte of room, NaN when none was kept, and for each byte before it is packed. */
    private record Rate(double ofRoom, double ofBytes) {}

    private static final Rate UNKNOWN = new Rate(Double.NaN, Double.NaN);

    /** Guarded by itself. */
    private final Map<Drawing, Rate> rates = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Drawing, Rate> eldest) {
            return size() > MOST;
        }
    };

    /**
     * @param step how many steps it took; 0 says nothing
     * @param bytes of the latent before it is packed
     * @param kept bytes that were kept of it; 0 when it was not kept
     */
    void measured(String place, Recipe recipe, int step, double seconds, long bytes, long kept) {
        if (step > 0 && bytes > 0 && seconds >= 0) {
            double one = seconds / step;
            synchronized (rates) {
                double before = rates.getOrDefault(drawing(place, recipe), UNKNOWN).ofRoom;
                double ofRoom = kept > 0 ? one / Eviction.room(kept) : before;
                rates.put(drawing(place, recipe), new Rate(ofRoom, one / bytes));
            }
        }
    }

    /** Seconds that a latent after so many steps saves for each byte of room; NaN when nothing was kept. */
    double secondsPerRoom(String place, Recipe recipe, int done) {
        return rate(place, recipe).ofRoom * done;
    }

    /** Seconds that a latent after so many steps took for each byte before packing; NaN when nothing was measured. */
    double secondsPerByte(String place, Recipe recipe, int done) {
        return rate(place, recipe).ofBytes * done;
    }

    private Rate rate(String place, Recipe recipe) {
        synchronized (rates) {
            return rates.getOrDefault(drawing(place, recipe), UNKNOWN);
        }
    }

    private static Drawing drawing(String place, Recipe recipe) {
        return new Drawing(place, recipe.model(), recipe.variant());
    }
}
