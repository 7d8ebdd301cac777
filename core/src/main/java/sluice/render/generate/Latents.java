package sluice.render.generate;

/**
 * One image on its way through the denoiser.
 *
 * @param state all that the remaining steps need besides the recipe and the conditioning; what its numbers mean is the
 *     generator's affair
 * @param step how many steps are done; the recipe's steps when it is ready to be decoded
 */
public record Latents(Tensor state, int step) {}
