package sluice.adapters.onnx.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import sluice.adapters.onnx.diffusion.StepPlan.Step;
import tools.jackson.databind.json.JsonMapper;

/**
 * Samplers where the answer is known: for pictures that are normal with mean m and deviation d, the best denoiser and the
 * path of every latent can be written down, so that a sampler's error can be seen to fall with its order.
 */
class GaussianDataTest {
    private static final double MEAN = 0.3;
    private static final double DEVIATION = 0.6;
    private static final double START = 0.8;

    private static final String DIFFUSION = """
            {"_class_name": "DPMSolverMultistepScheduler", "beta_start": 0.00085, "beta_end": 0.012,
             "beta_schedule": "scaled_linear", "final_sigmas_type": "sigma_min", "use_karras_sigmas": true,
             "prediction_type": "sample"}""";

    private static final String FLOW = """
            {"_class_name": "FlowMatchEulerDiscreteScheduler", "shift": 1}""";

    @Test
    void eulerIsOfFirstOrder() {
        assertOrder(1, steps -> errorOf(Sampler.EULER, DIFFUSION, steps));
    }

    @Test
    void dpmIsOfSecondOrder() {
        assertOrder(2, steps -> errorOf(Sampler.DPMPP_2M_KARRAS, DIFFUSION, steps));
    }

    @Test
    void flowMatchingIsOfFirstOrder() {
        assertOrder(1, steps -> errorOf(Sampler.FLOW_MATCH_EULER, FLOW, steps));
    }

    /** Fresh noise replaces what a step takes away, so that what comes out is spread as the pictures are. */
    @Test
    void ancestralNoiseKeepsTheSpread() {
        StepPlan plan = plan(Sampler.EULER_ANCESTRAL, DIFFUSION, 200);
        int count = 4_000;
        float[] latent = SeededNoise.of(5, SeededNoise.BEGINNING, count);
        double[] x = new double[count];
        for (int at = 0; at < count; at++) {
            x[at] = latent[at] * plan.startNoise();
        }
        for (int step = 0; step < plan.steps().size(); step++) {
            Step row = plan.steps().get(step);
            float[] fresh = SeededNoise.of(5, step + 1, count);
            for (int at = 0; at < count; at++) {
                double clean = best(row, x[at]);
                x[at] = row.keep() * x[at] + row.clean() * clean + row.noise() * fresh[at];
            }
        }
        double mean = 0;
        double square = 0;
        for (double one : x) {
            mean += one / count;
            square += one * one / count;
        }
        assertEquals(MEAN, mean, 0.04);
        assertEquals(DEVIATION, Math.sqrt(square - mean * mean), 0.04);
    }

    private static void assertOrder(int order, ToDoubleFunction<Integer> error) {
        double coarse = error.applyAsDouble(40);
        double fine = error.applyAsDouble(80);
        double finer = error.applyAsDouble(160);
        double expected = Math.pow(2, order);
        assertTrue(finer < fine && fine < coarse, coarse + ", " + fine + ", " + finer);
        assertEquals(expected, coarse / fine, 0.25 * expected);
        assertEquals(expected, fine / finer, 0.2 * expected);
    }

    private static double errorOf(Sampler sampler, String config, int steps) {
        StepPlan plan = plan(sampler, config, steps);
        Step first = plan.steps().getFirst();
        double x = first.started() * START + first.picture() * MEAN;
        double spread = spread(first.picture(), first.started());
        double offset = x - first.picture() * MEAN;
        double before = 0;
        double keepAll = 1;
        for (Step row : plan.steps()) {
            double clean = best(row, x);
            x = row.keep() * x + row.clean() * (clean + row.ahead() * (clean - before));
            before = clean;
            keepAll = row.keep();
        }
        Step last = plan.steps().getLast();
        double[] end = end(sampler, last, keepAll);
        double exact = end[0] * MEAN + offset * spread(end[0], end[1]) / spread;
        return Math.abs(x - exact);
    }

    /** Coefficients of picture and noise that the last step arrives at, from its own. */
    private static double[] end(Sampler sampler, Step last, double keep) {
        if (sampler == Sampler.FLOW_MATCH_EULER) {
            return new double[] {1, 0};
        }
        double sigma = keep * last.started();
        return sampler == Sampler.EULER ? new double[] {1, sigma} : new double[] {Math.sqrt(1 - sigma * sigma), sigma};
    }

    /** E[picture | latent], for a latent that is a·picture + b·noise. */
    private static double best(Step row, double latent) {
        double a = row.picture();
        double b = row.started();
        double variance = DEVIATION * DEVIATION;
        return MEAN + a * variance / (a * a * variance + b * b) * (latent - a * MEAN);
    }

    private static double spread(double a, double b) {
        return Math.sqrt(a * a * DEVIATION * DEVIATION + b * b);
    }

    private static StepPlan plan(Sampler sampler, String config, int steps) {
        return new StepPlans(SchedulerConfig.of(JsonMapper.shared().readTree(config))).of(sampler, steps, 64, 64);
    }
}
