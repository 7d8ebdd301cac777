package sluice.render;

import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn, as it was asked for: null leaves a choice to the model that will draw it.
 *
 * @param seed of the first image, all 64 bits of it, unsigned; image n of a request has {@code seed + n}
 * @param steps of the denoiser
 * @param guidance classifier-free guidance; 1 is none
 * @param model {@link sluice.render.generate.RenderModel#id()}; null for any that draws this quality
 * @param sampler the scheduler's label, such as {@code euler-ancestral}
 */
public record RenderSpec(
        String prompt,
        String negativePrompt,
        long seed,
        int width,
        int height,
        @Nullable Integer steps,
        @Nullable Double guidance,
        @Nullable String model,
        @Nullable String sampler,
        Quality quality,
        @Nullable StartImage start) {
    public long pixels() {
        return (long) width * height;
    }

    /** The same picture from another seed. */
    public RenderSpec withSeed(long now) {
        return new RenderSpec(
                prompt, negativePrompt, now, width, height, steps, guidance, model, sampler, quality, start);
    }
}
