package sluice.render.run;

/**
 * How often a model was ready at once, and how often it had to be loaded first, since the workers started.
 *
 * @param cold starts for which the model was opened and exercised
 * @param coldSeconds of them all, from asking for the model to the end of its first run
 * @param coldExerciseSeconds of them, for the first runs
 * @param warm starts with a model that was loaded
 * @param warmSeconds of them all, waiting for the model to be free
 */
public record PoolStarts(
        String pool,
        String model,
        String variant,
        long cold,
        double coldSeconds,
        double coldExerciseSeconds,
        long warm,
        double warmSeconds) {}
