package sluice.render;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exactly how one image is made: everything that its pixels before finishing depend on, nothing left to anybody's choice.
 * The same recipe gives the same picture on the same pool; caches are keyed by it.
 *
 * @param seed all 64 bits, unsigned
 * @param steps at least 1
 * @param model {@link sluice.render.generate.RenderModel#id()}
 * @param variant of the model's weights: {@link #ORIGINAL}, or the name of a certified one such as {@code fp16}
 * @param sampler the scheduler's label
 */
public record Recipe(
        String prompt,
        String negativePrompt,
        long seed,
        int width,
        int height,
        int steps,
        double guidance,
        String model,
        String variant,
        String sampler,
        @Nullable StartImage start) {
    public static final String ORIGINAL = "original";

    public Recipe {
        if (steps < 1 || width < 1 || height < 1 || !(guidance >= 0 && guidance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "no recipe: %dx%d, %d steps, guidance %s".formatted(width, height, steps, guidance));
        }
    }

    /** The same picture from another seed. */
    public Recipe withSeed(long now) {
        return new Recipe(prompt, negativePrompt, now, width, height, steps, guidance, model, variant, sampler, start);
    }

    /**
     * Names what has to be the same for two images to be drawn in one call: model, variant, size, steps and sampler.
     * Empty for one with a start image, which is drawn alone.
     */
    public Optional<String> batch() {
        return start == null
                ? Optional.of(String.join("\n", model, variant, size(), Integer.toString(steps), sampler))
                : Optional.empty();
    }

    public long pixels() {
        return (long) width * height;
    }

    /** What a measured time of the denoiser is proportional to, about. */
    public long pixelSteps() {
        return pixels() * steps;
    }

    public String seedText() {
        return Long.toUnsignedString(seed);
    }

    public String size() {
        return String.format(Locale.ROOT, "%dx%d", width, height);
    }
}
