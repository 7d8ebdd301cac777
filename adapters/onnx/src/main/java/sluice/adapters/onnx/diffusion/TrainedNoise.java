package sluice.adapters.onnx.diffusion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.adapters.onnx.diffusion.SchedulerConfig.BetaSchedule;
import sluice.adapters.onnx.diffusion.SchedulerConfig.Spacing;

/**
 * How noisy each trained step is. A step's latent is √ᾱ·picture + √(1−ᾱ)·noise (Ho et al., arXiv:2006.11239); its noise
 * level σ = √((1−ᾱ)/ᾱ) is that of the same latent divided by √ᾱ (Karras et al., arXiv:2206.00364).
 */
final class TrainedNoise {
    /** Where Nichol and Dhariwal cut their betas, arXiv:2102.09672. */
    private static final double MOST_BETA = 0.999;

    private static final double RHO = 7;
    /** In place of no signal at all, which has no finite noise level; 2⁻²⁴ as in diffusers. */
    private static final double LEAST_SIGNAL = Math.scalb(1.0, -24);

    private final double[] alphas;
    private final double[] sigmas;

    TrainedNoise(SchedulerConfig config) {
        double[] betas = betas(config);
        alphas = new double[betas.length];
        double product = 1;
        for (int step = 0; step < betas.length; step++) {
            product *= 1 - betas[step];
            alphas[step] = product;
        }
        if (config.zeroSnr()) {
            rescale(alphas);
        }
        sigmas = new double[alphas.length];
        for (int step = 0; step < sigmas.length; step++) {
            sigmas[step] = Math.sqrt((1 - alphas[step]) / alphas[step]);
        }
    }

    int steps() {
        return alphas.length;
    }

    /** ᾱ of a trained step. */
    double alpha(int step) {
        return alphas[step];
    }

    double leastSigma() {
        return sigmas[0];
    }

    /** σ at a trained step, linear between two. */
    double sigma(double step) {
        int below = (int) Math.max(0, Math.min(sigmas.length - 1, Math.floor(step)));
        int above = Math.min(sigmas.length - 1, below + 1);
        double share = Math.max(0, Math.min(1, step - below));
        return sigmas[below] + share * (sigmas[above] - sigmas[below]);
    }

    /** The trained step at which the noise is so strong, linear between two in the logarithm of σ. */
    double step(double sigma) {
        double wanted = Math.log(Math.max(sigma, 1e-10));
        int below = 0;
        while (below < sigmas.length - 2 && Math.log(sigmas[below + 1]) <= wanted) {
            below++;
        }
        double low = Math.log(sigmas[below]);
        double share = (wanted - low) / (Math.log(sigmas[below + 1]) - low);
        return below + Math.max(0, Math.min(1, share));
    }

    /** Noise levels that are denser where they are low: Karras et al., equation 5, with ρ = 7. */
    static double[] karras(double most, double least, int count) {
        double high = Math.pow(most, 1 / RHO);
        double low = Math.pow(least, 1 / RHO);
        double[] levels = new double[count];
        for (int at = 0; at < count; at++) {
            double share = count == 1 ? 0 : (double) at / (count - 1);
            levels[at] = Math.pow(high + share * (low - high), RHO);
        }
        return levels;
    }

    /**
     * Trained steps to go through, falling. Numbers are rounded half to even, as in numpy.
     *
     * @param inner whether the evenly spaced ones leave out the last place, which a multistep solver reaches by itself
     */
    double[] timesteps(Spacing spacing, int count, int offset, boolean inner) {
        int trained = alphas.length;
        double[] steps = new double[count];
        for (int at = 0; at < count; at++) {
            steps[at] = switch (spacing) {
                case LINSPACE -> evenly(at, count, trained - 1, inner);
                case LEADING -> {
                    int stride = trained / (inner ? count + 1 : count);
                    yield (double) (inner ? count - at : count - 1 - at) * stride + offset;
                }
                case TRAILING -> Math.rint(trained - at * ((double) trained / count)) - 1;
            };
        }
        return steps;
    }

    private static double evenly(int at, int count, double last, boolean inner) {
        if (inner) {
            return Math.rint(last * (count - at) / count);
        }
        // One step begins at full noise; diffusers would begin, and end, without any.
        return count == 1 ? last : last * (count - 1 - at) / (count - 1);
    }

    private static double[] betas(SchedulerConfig config) {
        int count = config.trainedSteps();
        double[] betas = new double[count];
        @Nullable List<Double> trained = config.trainedBetas();
        for (int step = 0; step < count; step++) {
            double share = (double) step / (count - 1);
            betas[step] = trained != null ? trained.get(step) : beta(config, share, step);
        }
        return betas;
    }

    private static double beta(SchedulerConfig config, double share, int step) {
        double start = config.betaStart();
        double end = config.betaEnd();
        BetaSchedule schedule = config.betas();
        return switch (schedule) {
            case LINEAR -> start + share * (end - start);
            case SCALED_LINEAR -> {
                double root = Math.sqrt(start) + share * (Math.sqrt(end) - Math.sqrt(start));
                yield root * root;
            }
            case SQUAREDCOS_CAP_V2 -> {
                double here = cosine((double) step / config.trainedSteps());
                yield Math.min(1 - cosine((step + 1.0) / config.trainedSteps()) / here, MOST_BETA);
            }
        };
    }

    private static double cosine(double time) {
        double value = Math.cos((time + 0.008) / 1.008 * Math.PI / 2);
        return value * value;
    }

    /** So that the last trained step has no signal left: Lin et al., arXiv:2305.08891, algorithm 1. */
    private static void rescale(double[] alphas) {
        double first = Math.sqrt(alphas[0]);
        double last = Math.sqrt(alphas[alphas.length - 1]);
        for (int step = 0; step < alphas.length; step++) {
            double root = (Math.sqrt(alphas[step]) - last) * first / (first - last);
            alphas[step] = Math.max(root * root, LEAST_SIGNAL);
        }
    }
}
