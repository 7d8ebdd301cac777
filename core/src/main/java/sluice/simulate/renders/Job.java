package sluice.simulate.renders;

import java.util.Comparator;
import java.util.Map;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.Stage;

/**
 * A request on its way.
 *
 * @param at when it came, in seconds
 * @param deadline when its last image is wanted
 * @param wanted the quality that was asked for
 * @param work seconds that it takes at speed 1, as it is drawn
 * @param estimate seconds that the pool was expected to need; 0 when nobody did
 * @param guessed whether nothing like it had been measured then
 */
record Job(
        long id,
        double at,
        double deadline,
        Quality wanted,
        Trace.Request request,
        Recipe recipe,
        double work,
        double estimate,
        boolean guessed,
        boolean refused) {
    /** The book's order: all have the same priority, those with the earlier deadline come first, then by number. */
    static final Comparator<Job> ORDER =
            Comparator.comparingDouble(Job::deadline).thenComparingLong(Job::id);

    /** All of its time is the denoiser's here: the trace does not tell stages apart. */
    static Map<Stage, Double> computed(double seconds) {
        return Map.of(Stage.ENCODE, 0.0, Stage.DENOISE, seconds, Stage.DECODE, 0.0, Stage.FINISH, 0.0);
    }
}
