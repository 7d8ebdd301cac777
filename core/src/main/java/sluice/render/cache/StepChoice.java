package sluice.render.cache;

import java.util.ArrayList;
import java.util.List;

/**
 * Which steps' latents are worth their place.
 *
 * <p>A latent in the middle is of use when a rendering is taken up again after it was cancelled or failed, and for a
 * similar prompt. Later ones save more but fit fewer prompts (Agarwal et al., "Approximate Caching for Efficiently Serving
 * Text-to-Image Diffusion Models", NSDI 2024), so they are spread evenly: at the quarters, as long as two steps or more lie
 * between them. The last step is the final latent, which is always kept.
 */
final class StepChoice {
    private static final int MOST_BETWEEN = 3;
    private static final int LEAST_APART = 2;

    private StepChoice() {}

    /** Steps that may be kept, ascending, the last one included. */
    static List<Integer> of(int steps) {
        int between = Math.max(0, Math.min(MOST_BETWEEN, steps / LEAST_APART - 1));
        List<Integer> chosen = new ArrayList<>();
        for (int part = 1; part <= between; part++) {
            chosen.add(Math.round((float) steps * part / (between + 1)));
        }
        chosen.add(steps);
        return chosen;
    }

    /**
     * Whether a latent is kept here.
     *
     * @param secondsPerByte of the steps until here, for the room it takes; NaN when nobody has measured them yet
     * @param leastKept what was evicted last saved so much for each byte; 0 while there is room
     */
    static boolean wants(int steps, int done, double secondsPerByte, double leastKept) {
        return done == steps || of(steps).contains(done) && !(secondsPerByte < leastKept);
    }
}
