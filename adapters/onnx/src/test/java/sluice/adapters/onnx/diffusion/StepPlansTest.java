package sluice.adapters.onnx.diffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import tools.jackson.databind.json.JsonMapper;

/** The samplers against a reference that shares nothing with them, and against published numbers. */
class StepPlansTest {
    private static final long SEED = 99;
    private static final int COUNT = 64;
    /** What single precision leaves of a value of some ten. */
    private static final double CLOSE = 2e-4;

    /** No trained network, but one whose answer bends with its input and with the time. */
    private static double network(double input, double timestep) {
        return 0.7 * Math.tanh(input) + 0.2 * Math.sin(input + timestep / 300) + 0.1;
    }

    static Stream<Arguments> configs() {
        List<Arguments> all = new ArrayList<>();
        for (String prediction : List.of("epsilon", "v_prediction", "sample")) {
            for (String spacing : List.of("linspace", "leading", "trailing")) {
                for (int steps : new int[] {4, 7, 20}) {
                    all.add(Arguments.of(prediction, spacing, steps));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void eulerGoesAsTheReferenceGoes(String prediction, String spacing, int steps) {
        check(
                plan(Sampler.EULER, config(prediction, spacing, false), steps),
                (reference, noise, fresh) -> reference.euler(noise, steps, false, false, StepPlansTest::network, fresh),
                prediction,
                spacing);
        check(
                plan(Sampler.EULER, config(prediction, spacing, true), steps),
                (reference, noise, fresh) -> reference.euler(noise, steps, true, false, StepPlansTest::network, fresh),
                prediction,
                spacing);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void ancestralEulerGoesAsTheReferenceGoes(String prediction, String spacing, int steps) {
        check(
                plan(Sampler.EULER_ANCESTRAL, config(prediction, spacing, false), steps),
                (reference, noise, fresh) -> reference.euler(noise, steps, false, true, StepPlansTest::network, fresh),
                prediction,
                spacing);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void dpmGoesAsTheReferenceGoes(String prediction, String spacing, int steps) {
        check(
                plan(Sampler.DPMPP_2M, config(prediction, spacing, false), steps),
                (reference, noise, fresh) -> reference.dpm(noise, steps, false, StepPlansTest::network),
                prediction,
                spacing);
        check(
                plan(Sampler.DPMPP_2M_KARRAS, config(prediction, spacing, false), steps),
                (reference, noise, fresh) -> reference.dpm(noise, steps, true, StepPlansTest::network),
                prediction,
                spacing);
    }

    @ParameterizedTest
    @MethodSource("configs")
    void lcmGoesAsTheReferenceGoes(String prediction, String spacing, int steps) {
        check(
                plan(Sampler.LCM, config(prediction, spacing, false), steps),
                (reference, noise, fresh) -> reference.lcm(noise, steps, 50, StepPlansTest::network, fresh),
                prediction,
                spacing);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 1.7})
    void flowMatchingGoesAsTheReferenceGoes(double shift) {
        String config = """
                {"_class_name": "FlowMatchEulerDiscreteScheduler", "num_train_timesteps": 1000, "shift": %s}""".formatted(shift);
        for (int steps : new int[] {4, 28}) {
            check(
                    plan(Sampler.FLOW_MATCH_EULER, config, steps),
                    (reference, noise, fresh) ->
                            ReferenceSchedulers.flow(noise, steps, 1000, shift, StepPlansTest::network),
                    "epsilon",
                    "linspace");
        }
    }

    @Test
    void linearBetasAreLinear() {
        String config = """
                {"_class_name": "EulerDiscreteScheduler", "beta_start": 0.0001, "beta_end": 0.02,
                 "beta_schedule": "linear", "timestep_spacing": "leading"}""";
        StepPlan plan = plan(Sampler.EULER, config, 10);
        ReferenceSchedulers reference =
                new ReferenceSchedulers(ReferenceSchedulers.linear(0.0001, 0.02, 1000), "epsilon", "leading", 0);
        compare(plan, noise -> reference.euler(noise, 10, false, false, StepPlansTest::network, after -> 0));
    }

    /** Numbers that the public sources print for Stable Diffusion's schedule. */
    @Test
    void knownNumbersComeOut() {
        StepPlan turbo = plan(Sampler.EULER, config("epsilon", "trailing", false), 4);
        assertEquals(List.of(999.0, 749.0, 499.0, 249.0), times(turbo));
        assertEquals(14.6146, turbo.startNoise(), 1e-3);
        StepPlan leading = plan(Sampler.EULER, config("epsilon", "leading", false), 50);
        assertEquals(981, leading.steps().getFirst().timestep());
        assertEquals(1, leading.steps().getLast().timestep());
        assertEquals(
                List.of(999.0, 759.0, 499.0, 259.0), times(plan(Sampler.LCM, config("epsilon", "leading", false), 4)));
        StepPlan karras = plan(Sampler.DPMPP_2M_KARRAS, config("epsilon", "linspace", false), 10);
        assertEquals(0.0292, level(karras.steps().getLast()), 1e-4);
        assertEquals(14.6146, level(karras.steps().getFirst()), 1e-3);
    }

    @Test
    void oneStepBeginsAtFullNoise() {
        for (Sampler sampler : List.of(Sampler.EULER, Sampler.EULER_ANCESTRAL, Sampler.DPMPP_2M)) {
            StepPlan plan = plan(sampler, config("epsilon", "linspace", false), 1);
            assertEquals(999, plan.steps().getFirst().timestep(), sampler.label());
            assertEquals(14.6146, level(plan.steps().getFirst()), 1e-3, sampler.label());
        }
    }

    @Test
    void aLargerPictureShiftsFlowMatchingMore() {
        String config = """
                {"_class_name": "FlowMatchEulerDiscreteScheduler", "use_dynamic_shifting": true, "base_shift": 0.5,
                 "max_shift": 1.15, "base_image_seq_len": 256, "max_image_seq_len": 4096}""";
        StepPlans plans = new StepPlans(SchedulerConfig.of(JsonMapper.shared().readTree(config)));
        StepPlan small = plans.of(Sampler.FLOW_MATCH_EULER, 4, 256, 256);
        StepPlan large = plans.of(Sampler.FLOW_MATCH_EULER, 4, 1024, 1024);
        // Of 256 tokens μ is 0.5, of 4,096 it is 1.15; the second of four even levels is 2/3, about.
        double even = 1 + (0.001 - 1) / 3;
        assertEquals(
                Math.exp(0.5) / (Math.exp(0.5) + 1 / even - 1),
                small.steps().get(1).started(),
                1e-9);
        assertEquals(
                Math.exp(1.15) / (Math.exp(1.15) + 1 / even - 1),
                large.steps().get(1).started(),
                1e-9);
        assertTrue(large.steps().get(2).started() > small.steps().get(2).started());
    }

    /** The last trained step of zero terminal SNR has no signal left. */
    @Test
    void zeroTerminalSignalIsReached() {
        String config = """
                {"_class_name": "EulerDiscreteScheduler", "beta_start": 0.00085, "beta_end": 0.012,
                 "beta_schedule": "scaled_linear", "timestep_spacing": "trailing", "rescale_betas_zero_snr": true,
                 "prediction_type": "v_prediction"}""";
        StepPlan plan = plan(Sampler.EULER, config, 10);
        assertEquals(4096, level(plan.steps().getFirst()), 1);
    }

    private interface Reference {
        List<Double> latents(ReferenceSchedulers reference, double noise, ReferenceSchedulers.Noise fresh);
    }

    private static void check(StepPlan plan, Reference run, String prediction, String spacing) {
        ReferenceSchedulers reference =
                new ReferenceSchedulers(ReferenceSchedulers.scaledLinear(0.00085, 0.012, 1000), prediction, spacing, 1);
        float[] noise = SeededNoise.of(SEED, SeededNoise.BEGINNING, COUNT);
        List<float[]> ours = ours(plan);
        for (int at = 0; at < COUNT; at++) {
            int place = at;
            List<Double> expected =
                    run.latents(reference, noise[at], after -> SeededNoise.of(SEED, after, COUNT)[place]);
            for (int step = 0; step < expected.size(); step++) {
                double scale = Math.max(1, Math.abs(expected.get(step)));
                assertEquals(expected.get(step), ours.get(step)[at], CLOSE * scale, "step " + step);
            }
        }
    }

    private interface Alone {
        List<Double> latents(double noise);
    }

    private static void compare(StepPlan plan, Alone reference) {
        float[] noise = SeededNoise.of(SEED, SeededNoise.BEGINNING, COUNT);
        List<float[]> ours = ours(plan);
        for (int at = 0; at < COUNT; at++) {
            List<Double> expected = reference.latents(noise[at]);
            for (int step = 0; step < expected.size(); step++) {
                assertEquals(expected.get(step), ours.get(step)[at], CLOSE * Math.max(1, Math.abs(expected.get(step))));
            }
        }
    }

    /** The latents after each step, drawn on a canvas as the pipeline does. */
    private static List<float[]> ours(StepPlan plan) {
        float[] latent = SeededNoise.of(SEED, SeededNoise.BEGINNING, COUNT);
        for (int at = 0; at < COUNT; at++) {
            latent[at] = (float) (plan.startNoise() * latent[at]);
        }
        Recipe recipe = new Recipe("", "", SEED, 64, 64, plan.steps().size(), 1, "m", Recipe.ORIGINAL, "s", null);
        Canvas canvas = new Canvas(recipe, Conditioning.NONE, 1, 8, 8, latent, 0);
        List<float[]> latents = new ArrayList<>();
        for (StepPlan.Step step : plan.steps()) {
            float[] answer = new float[COUNT];
            for (int at = 0; at < COUNT; at++) {
                answer[at] = (float) network(step.inputScale() * canvas.latent()[at], step.timestep());
            }
            canvas.step(step, plan.remembers(), answer);
            latents.add(canvas.latent());
        }
        return latents;
    }

    private static List<Double> times(StepPlan plan) {
        return plan.steps().stream().map(StepPlan.Step::timestep).toList();
    }

    private static double level(StepPlan.Step step) {
        return step.started() / step.picture();
    }

    private static StepPlan plan(Sampler sampler, String config, int steps) {
        return new StepPlans(SchedulerConfig.of(JsonMapper.shared().readTree(config))).of(sampler, steps, 512, 512);
    }

    private static String config(String prediction, String spacing, boolean karras) {
        return """
                {"_class_name": "EulerDiscreteScheduler", "beta_start": 0.00085, "beta_end": 0.012,
                 "beta_schedule": "scaled_linear", "num_train_timesteps": 1000, "prediction_type": "%s",
                 "timestep_spacing": "%s", "steps_offset": 1, "use_karras_sigmas": %s}""".formatted(prediction, spacing, karras);
    }
}
