package sluice.metadata;

import org.jspecify.annotations.Nullable;

/**
 * The second, larger pass over a base image; what the file does not say is null.
 *
 * @param upscaler its name as written
 * @param scale factor on each side
 * @param steps denoising steps of this pass
 * @param denoise strength, 0 to 1
 */
public record HighResPass(
        @Nullable String upscaler,
        @Nullable Double scale,
        @Nullable Integer steps,
        @Nullable Double denoise) {}
