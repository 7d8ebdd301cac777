package sluice.analysis;

/**
 * Basic quality: each measure from 0 (worst) to 1 (best), so that more is always better.
 *
 * @param overall the measures weighed into one
 */
public record BasicQuality(
        double sharpness,
        double noise,
        double exposure,
        double contrast,
        double colourfulness,
        double blockiness,
        double banding,
        double overall) {}
