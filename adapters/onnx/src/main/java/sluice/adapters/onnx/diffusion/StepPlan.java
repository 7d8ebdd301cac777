package sluice.adapters.onnx.diffusion;

import java.util.List;
import sluice.adapters.onnx.diffusion.SchedulerConfig.PredictionType;

/**
 * What each step of a sampler does. Every known sampler is linear in the latent, the network's answer, the picture that it
 * saw one step before, and fresh noise, so that a step is a row of coefficients.
 *
 * @param startNoise what the first noise is multiplied by to be the latent to begin with
 * @param remembers whether steps use the picture that the step before saw
 */
record StepPlan(double startNoise, boolean remembers, List<Step> steps) {
    StepPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One step: the network is given {@code inputScale · x} and {@code timestep}; the picture that it sees is x₀ =
     * {@code fromLatent · x + fromAnswer · answer}; the next latent is {@code keep · x + clean · (x₀ + ahead · (x₀ − x₀
     * before)) + noise · fresh noise}.
     *
     * @param ahead 0 for a step of first order, and taken as 0 when there is no step before
     * @param picture what a picture to start from is multiplied by, to begin with this step
     * @param started what the noise is multiplied by that is added to it
     */
    record Step(
            double timestep,
            double inputScale,
            double fromLatent,
            double fromAnswer,
            double keep,
            double clean,
            double ahead,
            double noise,
            double picture,
            double started) {}

    /** The two coefficients of x₀, for a latent that is {@code alpha}·picture + {@code sigma}·noise. */
    record Clean(double fromLatent, double fromAnswer) {
        static Clean of(PredictionType prediction, double alpha, double sigma) {
            double norm = alpha * alpha + sigma * sigma;
            return switch (prediction) {
                case EPSILON -> new Clean(1 / alpha, -sigma / alpha);
                case V_PREDICTION -> new Clean(alpha / norm, -sigma / Math.sqrt(norm));
                case SAMPLE -> new Clean(0, 1);
            };
        }
    }
}
