package sluice.render.run;

import java.util.LinkedHashMap;
import java.util.Map;
import sluice.render.Recipe;

/**
 * How many images of a model and size fit into a pool's memory at a time, as far as it was found out by running out of it:
 * halved then, doubled again after a while of going well, since memory may have been short for another reason.
 */
final class BatchCaps {
    private static final int MOST_KEPT = 256;
    private static final int WELL = 32;
    /** Of one call, whatever was found out: its latents and pictures are in this process's memory all at once. */
    private static final long MOST_PIXELS = 1L << 23;

    private record Key(String model, String variant, long pixels) {}

    private static final class Cap {
        int images;
        int well;

        Cap(int images) {
            this.images = images;
        }
    }

    private final Map<Key, Cap> caps = new LinkedHashMap<>();

    /** At most so many. */
    synchronized int of(Recipe recipe, int most) {
        int together = (int) Math.clamp(MOST_PIXELS / recipe.pixels(), 1, most);
        Cap cap = caps.get(key(recipe));
        return cap == null ? together : Math.min(cap.images, together);
    }

    /** So many together ran out of memory. */
    synchronized void tooMany(Recipe recipe, int images) {
        caps.put(key(recipe), new Cap(Math.max(1, images / 2)));
        if (caps.size() > MOST_KEPT) {
            caps.remove(caps.keySet().iterator().next());
        }
    }

    /** So many together went well. */
    synchronized void went(Recipe recipe, int images) {
        Cap cap = caps.get(key(recipe));
        if (cap != null && images >= cap.images && ++cap.well >= WELL) {
            cap.images *= 2;
            cap.well = 0;
        }
    }

    private static Key key(Recipe recipe) {
        return new Key(recipe.model(), recipe.variant(), recipe.pixels());
    }
}
