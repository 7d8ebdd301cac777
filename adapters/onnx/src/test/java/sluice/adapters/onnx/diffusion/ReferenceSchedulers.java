package sluice.adapters.onnx.diffusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The schedulers once more, plainly: one number at a time, in double precision, step by step as the papers and public
 * sources write them, and sharing nothing with what is tested.
 */
final class ReferenceSchedulers {
    /** The network: what it answers to its input at a timestep. */
    interface Network {
        double answer(double input, double timestep);
    }

    /** Fresh noise after so many steps. */
    interface Noise {
        double after(int steps);
    }

    private final double[] alphasCumprod;
    private final String prediction;
    private final String spacing;
    private final int offset;

    /** @param spacing linspace, leading or trailing */
    ReferenceSchedulers(double[] betas, String prediction, String spacing, int offset) {
        this.alphasCumprod = new double[betas.length];
        double cumulative = 1.0;
        for (int t = 0; t < betas.length; t++) {
            cumulative = cumulative * (1.0 - betas[t]);
            this.alphasCumprod[t] = cumulative;
        }
        this.prediction = prediction;
        this.spacing = spacing;
        this.offset = offset;
    }

    static double[] linear(double start, double end, int count) {
        double[] betas = new double[count];
        for (int t = 0; t < count; t++) {
            betas[t] = start + (end - start) * t / (count - 1.0);
        }
        return betas;
    }

    static double[] scaledLinear(double start, double end, int count) {
        double[] roots = linear(Math.pow(start, 0.5), Math.pow(end, 0.5), count);
        return Arrays.stream(roots).map(root -> Math.pow(root, 2)).toArray();
    }

    /** k-diffusion's sample_euler, or with ancestral noise sample_euler_ancestral with eta 1; latents after each step. */
    List<Double> euler(double noise, int steps, boolean karras, boolean ancestral, Network network, Noise fresh) {
        double[] t = eulerTimesteps(steps);
        double[] sigma = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            sigma[i] = sigmaAt(t[i]);
        }
        if (karras) {
            karras(sigma, t, steps);
        }
        double x = spacing.equals("leading") ? noise * Math.hypot(sigma[0], 1) : noise * sigma[0];
        List<Double> latents = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double input = x / Math.pow(Math.pow(sigma[i], 2) + 1, 0.5);
            double output = network.answer(input, t[i]);
            double original = switch (prediction) {
                case "epsilon" -> x - sigma[i] * output;
                case "v_prediction" ->
                    output * (-sigma[i] / Math.sqrt(sigma[i] * sigma[i] + 1)) + x / (sigma[i] * sigma[i] + 1);
                default -> output;
            };
            double derivative = (x - original) / sigma[i];
            if (ancestral) {
                double from2 = sigma[i] * sigma[i];
                double to2 = sigma[i + 1] * sigma[i + 1];
                double up = Math.sqrt(to2 * (from2 - to2) / from2);
                double down = Math.sqrt(to2 - up * up);
                x = x + derivative * (down - sigma[i]);
                x = x + fresh.after(i + 1) * up;
            } else {
                x = x + derivative * (sigma[i + 1] - sigma[i]);
            }
            latents.add(x);
        }
        return latents;
    }

    /** DPM-Solver++(2M), data prediction, midpoint; the last step of first order since it goes to no noise. */
    List<Double> dpm(double noise, int steps, boolean karras, Network network) {
        double[] t = dpmTimesteps(steps);
        double[] sigma = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            sigma[i] = sigmaAt(t[i]);
        }
        if (karras) {
            karras(sigma, t, steps);
            for (int i = 0; i < steps; i++) {
                t[i] = Math.rint(t[i]);
            }
        }
        double x = noise;
        double previous = Double.NaN;
        List<Double> latents = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double alphaS = 1 / Math.sqrt(sigma[i] * sigma[i] + 1);
            double sigmaS = sigma[i] * alphaS;
            double output = network.answer(x, t[i]);
            double m0 = switch (prediction) {
                case "epsilon" -> (x - sigmaS * output) / alphaS;
                case "v_prediction" -> alphaS * x - sigmaS * output;
                default -> output;
            };
            double alphaT = 1 / Math.sqrt(sigma[i + 1] * sigma[i + 1] + 1);
            double sigmaT = sigma[i + 1] * alphaT;
            double lambdaT = Math.log(alphaT) - Math.log(sigmaT);
            double lambdaS = Math.log(alphaS) - Math.log(sigmaS);
            double h = lambdaT - lambdaS;
            double d = m0;
            if (i > 0 && i < steps - 1) {
                double before = -Math.log(sigma[i - 1]);
                double r0 = (lambdaS - before) / h;
                d = m0 + 0.5 * (1 / r0) * (m0 - previous);
            }
            x = sigmaT / sigmaS * x - alphaT * (Math.exp(-h) - 1) * d;
            previous = m0;
            latents.add(x);
        }
        return latents;
    }

    /** Latent consistency models, multistep. */
    List<Double> lcm(double noise, int steps, int originalSteps, Network network, Noise fresh) {
        int k = alphasCumprod.length / originalSteps;
        List<Integer> origin = new ArrayList<>();
        for (int i = 1; i <= originalSteps; i++) {
            origin.add(i * k - 1);
        }
        List<Integer> falling = origin.reversed();
        double x = noise;
        List<Double> latents = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            int t = falling.get((int) Math.floor((double) i * originalSteps / steps));
            double alpha = alphasCumprod[t];
            double output = network.answer(x, t);
            double original = switch (prediction) {
                case "epsilon" -> (x - Math.sqrt(1 - alpha) * output) / Math.sqrt(alpha);
                case "v_prediction" -> Math.sqrt(alpha) * x - Math.sqrt(1 - alpha) * output;
                default -> output;
            };
            double s = 10.0 * t;
            double skip = 0.25 / (s * s + 0.25);
            double out = s / Math.sqrt(s * s + 0.25);
            double denoised = out * original + skip * x;
            if (i == steps - 1) {
                x = denoised;
            } else {
                int next = falling.get((int) Math.floor((double) (i + 1) * originalSteps / steps));
                x = Math.sqrt(alphasCumprod[next]) * denoised + Math.sqrt(1 - alphasCumprod[next]) * fresh.after(i + 1);
            }
            latents.add(x);
        }
        return latents;
    }

    /** Rectified flow with shifted levels, the network giving noise less picture. */
    static List<Double> flow(double noise, int steps, int trained, double shift, Network network) {
        double least = shift * (1.0 / trained) / (1 + (shift - 1) * (1.0 / trained));
        double[] sigma = new double[steps + 1];
        for (int i = 0; i < steps; i++) {
            double even = 1.0 + (least - 1.0) * i / (steps - 1.0);
            sigma[i] = shift * even / (1 + (shift - 1) * even);
        }
        double x = noise;
        List<Double> latents = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            x = x + (sigma[i + 1] - sigma[i]) * network.answer(x, sigma[i] * trained);
            latents.add(x);
        }
        return latents;
    }

    private double[] eulerTimesteps(int steps) {
        int trained = alphasCumprod.length;
        double[] t = new double[steps];
        for (int i = 0; i < steps; i++) {
            t[i] = switch (spacing) {
                case "linspace" -> (trained - 1.0) * (steps - 1 - i) / (steps - 1.0);
                case "leading" -> (steps - 1 - i) * Math.floor((double) trained / steps) + offset;
                default -> Math.rint(trained - i * (trained / (double) steps)) - 1;
            };
        }
        return t;
    }

    private double[] dpmTimesteps(int steps) {
        int trained = alphasCumprod.length;
        double[] t = new double[steps];
        for (int i = 0; i < steps; i++) {
            t[i] = switch (spacing) {
                case "linspace" -> Math.rint((trained - 1.0) * (steps - i) / steps);
                case "leading" -> (steps - i) * Math.floor(trained / (steps + 1.0)) + offset;
                default -> Math.rint(trained - i * (trained / (double) steps)) - 1;
            };
        }
        return t;
    }

    private double sigmaOf(int t) {
        return Math.pow((1 - alphasCumprod[t]) / alphasCumprod[t], 0.5);
    }

    private double sigmaAt(double t) {
        int low = (int) Math.floor(t);
        int high = (int) Math.ceil(t);
        return low == high ? sigmaOf(low) : sigmaOf(low) * (high - t) + sigmaOf(high) * (t - low);
    }

    private void karras(double[] sigma, double[] t, int steps) {
        double max = sigmaOf(alphasCumprod.length - 1);
        double min = sigmaOf(0);
        for (int i = 0; i < steps; i++) {
            double ramp = i / (steps - 1.0);
            sigma[i] = Math.pow(Math.pow(max, 1 / 7.0) + ramp * (Math.pow(min, 1 / 7.0) - Math.pow(max, 1 / 7.0)), 7);
            int above = 0;
            while (above < alphasCumprod.length - 1 && sigmaOf(above) < sigma[i]) {
                above++;
            }
            int below = Math.max(0, above - 1);
            double span = Math.log(sigmaOf(above)) - Math.log(sigmaOf(below));
            double share = span == 0 ? 0 : (Math.log(sigma[i]) - Math.log(sigmaOf(below))) / span;
            t[i] = below + Math.clamp(share, 0.0, 1.0);
        }
    }
}
