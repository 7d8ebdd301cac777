package sluice.budget;

/**
 * What a step takes an image, as measured.
 *
 * @param images how many were measured
 */
public record Mean(double cpuSeconds, double wallSeconds, long images) {}
