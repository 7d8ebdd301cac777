package sluice.render.run;

import java.util.List;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.finish.Finishing;
import sluice.render.route.Pool;

/**
 * Hears what happens, on the workers' own threads; what it throws is logged and harms nothing. It may take its time only
 * where it says so.
 */
public interface RenderListener {
    RenderListener DEAF = new RenderListener() {};

    /** An image got further; told at most once a beat for each. */
    default void progressed(Progress progress) {}

    /** An image has come to its end: done, skipped or dead. */
    default void ended(RenderJob job) {}

    /**
     * An image was done.
     *
     * @param finishing what became of the picture, which its time at the end goes by
     * @param computed what can be learned from: {@link StageCharge#computed}
     */
    default void measured(RenderJob done, Finishing finishing, List<StageCharge> computed) {}

    /** A model was loaded and exercised. */
    default void loaded(String pool, String model, String variant, double seconds) {}

    /** A pool was taken out, or a trial of it failed: what waits for it may be moved elsewhere, in this call. */
    default void takenOut(Pool pool, String trouble) {}

    /** A pool is back. */
    default void back(Pool pool) {}
}
