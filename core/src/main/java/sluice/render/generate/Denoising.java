package sluice.render.generate;

import org.jspecify.annotations.Nullable;
import sluice.image.Raster;
import sluice.render.Recipe;

/**
 * One image of a call to the denoiser.
 *
 * @param from where to go on, instead of at the beginning; null to begin
 * @param start the picture that {@link Recipe#start} names, already of the recipe's size; null exactly when it names none
 */
public record Denoising(
        Recipe recipe,
        Conditioning conditioning,
        @Nullable Latents from,
        @Nullable Raster start) {}
