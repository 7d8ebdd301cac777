package sluice.adapters.onnx.diffusion;

import java.util.ArrayList;
import java.util.List;
import sluice.adapters.onnx.diffusion.SchedulerConfig.Spacing;
import sluice.adapters.onnx.diffusion.StepPlan.Clean;
import sluice.adapters.onnx.diffusion.StepPlan.Step;

/**
 * The samplers, each as a plan, in the conventions of diffusers, so that a model gets what it gets there:
 *
 * <ul>
 *   <li>Euler: Karras et al., arXiv:2206.00364, algorithm 1 without its correction; and with ancestral noise, as Crowson's
 *       k-diffusion has it
 *   <li>DPM++ 2M: Lu et al., arXiv:2211.01095, algorithm 2, midpoint form, the last step of first order
 *   <li>LCM: Luo et al., arXiv:2310.04378, multistep sampling of algorithm 3
 *   <li>flow matching: Lipman et al., arXiv:2210.02747, with the shifted noise levels of Esser et al., arXiv:2403.03206
 * </ul>
 */
final class StepPlans {
    /** Of the data, in the boundary condition of consistency models. */
    private static final double SIGMA_DATA = 0.5;
    /** Plans of fewer steps end with one of first order, whatever level they end at. */
    private static final int FEW = 15;
    /** Pixels of a token's edge: a patch of 2 × 2 of the latent. */
    private static final double TOKEN_EDGE = 16;

    private final SchedulerConfig config;
    private final TrainedNoise trained;

    StepPlans(SchedulerConfig config) {
        this.config = config;
        this.trained = new TrainedNoise(config);
    }

    /** @param width in pixels, like the height, for schedules that depend on them */
    StepPlan of(Sampler sampler, int steps, int width, int height) {
        if (steps < 1 || steps >= trained.steps()) {
            throw new IllegalArgumentException(steps + " steps of " + trained.steps());
        }
        return switch (sampler) {
            case EULER -> euler(steps, false);
            case EULER_ANCESTRAL -> euler(steps, true);
            case DPMPP_2M -> dpm(steps, config.karras());
            case DPMPP_2M_KARRAS -> dpm(steps, true);
            case LCM -> lcm(steps);
            case FLOW_MATCH_EULER -> flow(steps, width, height);
        };
    }

    private StepPlan euler(int count, boolean ancestral) {
        Spacing spacing = spacing(Spacing.LINSPACE);
        double[] times = trained.timesteps(spacing, count, config.stepsOffset(), false);
        double[] levels = levels(times, config.karras() && !ancestral);
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            double here = levels[at];
            double next = levels[at + 1];
            double noise = ancestral ? Math.sqrt(next * next * (here * here - next * next) / (here * here)) : 0;
            double down = Math.sqrt(next * next - noise * noise);
            Clean clean = Clean.of(config.prediction(), 1, here);
            steps.add(new Step(
                    times[at],
                    1 / Math.sqrt(here * here + 1),
                    clean.fromLatent(),
                    clean.fromAnswer(),
                    down / here,
                    1 - down / here,
                    0,
                    noise,
                    1,
                    here));
        }
        double start = spacing == Spacing.LEADING ? Math.sqrt(levels[0] * levels[0] + 1) : levels[0];
        return new StepPlan(start, false, steps);
    }

    private StepPlan dpm(int count, boolean karras) {
        Spacing spacing = spacing(Spacing.LINSPACE);
        double[] times = trained.timesteps(spacing, count, config.stepsOffset(), true);
        double[] levels = levels(times, karras);
        if (karras) {
            for (int at = 0; at < count; at++) {
                times[at] = Math.rint(times[at]);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            double alpha = 1 / Math.sqrt(levels[at] * levels[at] + 1);
            double sigma = levels[at] * alpha;
            double nextAlpha = 1 / Math.sqrt(levels[at + 1] * levels[at + 1] + 1);
            double nextSigma = levels[at + 1] * nextAlpha;
            // λ = ln(α/σ) = −ln(level); without any noise it is infinite, and the step is x₀ itself.
            double stride = Math.log(levels[at] / levels[at + 1]);
            double towards = -nextAlpha * Math.expm1(-stride);
            boolean first = at == 0 || at == count - 1 && (levels[at + 1] == 0 || count < FEW);
            double ahead = first ? 0 : 0.5 * stride / Math.log(levels[at - 1] / levels[at]);
            Clean clean = Clean.of(config.prediction(), alpha, sigma);
            steps.add(new Step(
                    times[at],
                    1,
                    clean.fromLatent(),
                    clean.fromAnswer(),
                    nextSigma / sigma,
                    towards,
                    ahead,
                    0,
                    alpha,
                    sigma));
        }
        return new StepPlan(1, true, steps);
    }

    private StepPlan lcm(int count) {
        int original = Math.max(config.originalSteps(), count);
        int stride = trained.steps() / original;
        int[] times = new int[count];
        for (int at = 0; at < count; at++) {
            int index = (int) ((long) at * original / count);
            times[at] = (original - index) * stride - 1;
        }
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            double alpha = Math.sqrt(trained.alpha(times[at]));
            double sigma = Math.sqrt(1 - trained.alpha(times[at]));
            double scaled = times[at] * config.timestepScaling();
            double norm = scaled * scaled + SIGMA_DATA * SIGMA_DATA;
            double skip = SIGMA_DATA * SIGMA_DATA / norm;
            double out = scaled / Math.sqrt(norm);
            boolean last = at == count - 1;
            double after = last ? 1 : trained.alpha(times[at + 1]);
            Clean clean = Clean.of(config.prediction(), alpha, sigma);
            steps.add(new Step(
                    times[at],
                    1,
                    clean.fromLatent(),
                    clean.fromAnswer(),
                    Math.sqrt(after) * skip,
                    Math.sqrt(after) * out,
                    0,
                    Math.sqrt(1 - after),
                    alpha,
                    sigma));
        }
        return new StepPlan(1, false, steps);
    }

    private StepPlan flow(int count, int width, int height) {
        int trainedSteps = trained.steps();
        double least = shifted(1.0 / trainedSteps);
        double[] levels = new double[count + 1];
        SchedulerConfig.DynamicShift dynamic = config.dynamicShift();
        for (int at = 0; at < count; at++) {
            double share = count == 1 ? 0 : (double) at / (count - 1);
            double even = dynamic == null ? 1 + share * (least - 1) : 1 + share * (1.0 / trainedSteps - 1);
            if (dynamic == null) {
                levels[at] = shifted(even);
            } else {
                double factor = Math.exp(dynamic.of(width / TOKEN_EDGE * (height / TOKEN_EDGE)));
                levels[at] = factor / (factor + 1 / even - 1);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            double keep = levels[at + 1] / levels[at];
            steps.add(new Step(
                    levels[at] * trainedSteps, 1, 1, -levels[at], keep, 1 - keep, 0, 0, 1 - levels[at], levels[at]));
        }
        return new StepPlan(1, false, steps);
    }

    private double shifted(double level) {
        return config.shift() * level / (1 + (config.shift() - 1) * level);
    }

    private Spacing spacing(Spacing otherwise) {
        Spacing said = config.spacing();
        return said == null ? otherwise : said;
    }

    /** Noise levels at these times, and where the last step goes; with Karras's levels the times become theirs. */
    private double[] levels(double[] times, boolean karras) {
        double[] levels = new double[times.length + 1];
        for (int at = 0; at < times.length; at++) {
            levels[at] = trained.sigma(times[at]);
        }
        if (karras) {
            double[] dense =
                    TrainedNoise.karras(trained.sigma(trained.steps() - 1.0), trained.leastSigma(), times.length);
            for (int at = 0; at < times.length; at++) {
                levels[at] = dense[at];
                times[at] = trained.step(dense[at]);
            }
        }
        levels[times.length] = config.finalSigmaZero() ? 0 : trained.leastSigma();
        return levels;
    }
}
