package sluice.render.generate;

import java.util.List;
import sluice.image.Raster;
import sluice.render.Recipe;

/**
 * Port: a model that is loaded, stage by stage.
 *
 * <p>The contract, which {@code GeneratorContract} tests line by line:
 *
 * <ul>
 *   <li>Answers come in the order of what was asked. What else is in a batch changes nothing in a picture, within one
 *       level of each colour.
 *   <li>The same recipe gives the same picture, on one machine. Going on from latents that {@link StepWatch#stepped}
 *       gave comes to the same picture as never having stopped.
 *   <li>{@link #encode} looks at the prompts and at whether guidance is above 1, and at nothing else of a recipe, so that
 *       what it gives may be kept and used for other seeds, sizes and steps.
 *   <li>{@link #denoise} asks the watch between steps and leaves out nobody: an image that was cancelled comes back as
 *       it stands. When all are cancelled it throws {@link CancelledException}, within a step's time at most.
 *   <li>A batch holds recipes of one size, one number of steps and one sampler, as many as the model's batch; anything
 *       else is an {@code IllegalArgumentException}.
 *   <li>Pictures have the recipe's size. Latents hold finite numbers; a network that gives others has FAILED.
 *   <li>Calls are made by one thread at a time; {@link #close} may come from another, and waits for a call under way.
 * </ul>
 */
public interface Pipeline extends AutoCloseable {
    RenderModel model();

    String variant();

    /** Memory it holds now, about. */
    long bytes();

    /** Encodes the prompts of each recipe. */
    List<Conditioning> encode(List<Recipe> recipes) throws GeneratorException;

    List<Latents> denoise(List<Denoising> batch, StepWatch watch) throws GeneratorException, CancelledException;

    /** @param recipes of the latents, in their order */
    List<Raster> decode(List<Recipe> recipes, List<Latents> latents) throws GeneratorException;

    @Override
    void close();
}
