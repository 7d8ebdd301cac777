package sluice.tune;

import java.util.Arrays;

/**
 * Minus the logarithm of the posterior of a logistic model with a Gaussian prior, but for a constant:
 * {@code Σ wₙ·(log(1 + exp(zₙ)) − yₙzₙ) + Σ (bᵢ − mᵢ)² / 2sᵢ²} with {@code z = b·x}.
 *
 * @param levels one row an example; the last column is 1, for the base
 * @param chosen 1 or 0
 * @param weights how much each example counts
 * @param means of the prior
 * @param spreads standard deviations of the prior, above zero
 */
record LogisticPosterior(double[][] levels, double[] chosen, double[] weights, double[] means, double[] spreads)
        implements Objective {
    @Override
    public double at(double[] point) {
        double sum = 0;
        for (int n = 0; n < levels.length; n++) {
            double z = dot(levels[n], point);
            sum += weights[n] * (softPlus(z) - chosen[n] * z);
        }
        for (int i = 0; i < point.length; i++) {
            double off = (point[i] - means[i]) / spreads[i];
            sum += off * off / 2;
        }
        return sum;
    }

    @Override
    public void derivatives(double[] point, double[] gradient, double[][] hessian) {
        Arrays.fill(gradient, 0);
        for (double[] row : hessian) {
            Arrays.fill(row, 0);
        }
        int size = point.length;
        for (int n = 0; n < levels.length; n++) {
            double[] x = levels[n];
            double p = 1 / (1 + Math.exp(-dot(x, point)));
            double slope = weights[n] * (p - chosen[n]);
            double curve = weights[n] * p * (1 - p);
            for (int i = 0; i < size; i++) {
                if (x[i] != 0) {
                    gradient[i] += slope * x[i];
                    for (int j = 0; j <= i; j++) {
                        hessian[i][j] += curve * x[i] * x[j];
                    }
                }
            }
        }
        for (int i = 0; i < size; i++) {
            double precision = 1 / (spreads[i] * spreads[i]);
            gradient[i] += (point[i] - means[i]) * precision;
            hessian[i][i] += precision;
            for (int j = 0; j < i; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
    }

    private static double dot(double[] x, double[] point) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * point[i];
        }
        return sum;
    }

    /** log(1 + exp(z)) without overflow. */
    private static double softPlus(double z) {
        return z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
    }
}
