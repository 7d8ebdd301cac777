package sluice.render.measure;

/**
 * What a stage is assumed to take before it was measured, and the shape of its time until there is enough to tell.
 *
 * @param fixed seconds, whatever the work
 * @param perUnit seconds for each unit of work
 */
record StagePrior(double fixed, double perUnit) {
    double of(double units) {
        return fixed + perUnit * units;
    }
}
