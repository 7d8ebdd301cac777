package sluice.render.generate;

import java.util.function.Supplier;
import sluice.image.Raster;

/**
 * Hears of the steps of a denoising call, on its thread, and says which images are still wanted. The suppliers hold only
 * within the call: copying a latent, or drawing a preview, costs time, so that only who wants one asks.
 */
public interface StepWatch {
    /** Nobody looks on, and nobody cancels. */
    StepWatch UNWATCHED = new StepWatch() {};

    /**
     * A step of one image is done.
     *
     * @param image its place in the call
     * @param done steps done, of those its recipe has
     * @param latents that can be gone on from; without a number when there is nothing to go on from
     */
    default void stepped(int image, int done, Supplier<Latents> latents, Supplier<Raster> preview) {}

    /** Whether an image is not wanted any more; asked between steps, and at least once a second by one that can. */
    default boolean cancelled(int image) {
        return false;
    }

    /**
     * Has something run as soon as no image of the call is wanted any more, from any thread, so that a step under way
     * ends early.
     */
    default void whenAllCancelled(Runnable stop) {}

    /**
     * Time passed on the way to or from a generator that is elsewhere, or in its queue behind others' work; counted out of
     * the stage, and a sign of life.
     */
    default void transported(double seconds) {}
}
