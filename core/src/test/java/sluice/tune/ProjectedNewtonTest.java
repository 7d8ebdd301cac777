package sluice.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** The optimum within bounds, against finite differences, a brute-force grid and a slow method that cannot go wrong. */
class ProjectedNewtonTest {
    private static LogisticPosterior random(long seed, int examples, int features) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] levels = new double[examples][features + 1];
        double[] chosen = new double[examples];
        double[] weights = new double[examples];
        for (int n = 0; n < examples; n++) {
            for (int i = 0; i < features; i++) {
                levels[n][i] = random.nextInt(3) == 0 ? 2 * random.nextDouble() - 0.5 : 0;
            }
            levels[n][features] = 1;
            chosen[n] = random.nextDouble() < 0.2 + 0.3 * Math.abs(levels[n][0]) ? 1 : 0;
            weights[n] = 0.3 + 5 * random.nextDouble();
        }
        double[] means = new double[features + 1];
        double[] spreads = new double[features + 1];
        for (int i = 0; i <= features; i++) {
            means[i] = random.nextGaussian();
            spreads[i] = 0.3 + random.nextDouble();
        }
        return new LogisticPosterior(levels, chosen, weights, means, spreads);
    }

    private static double[] filled(int size, double number) {
        double[] all = new double[size];
        Arrays.fill(all, number);
        return all;
    }

    @RepeatedTest(5)
    void slopeAndCurvatureAreThoseOfTheFunction(RepetitionInfo run) {
        LogisticPosterior function = random(run.getCurrentRepetition(), 60, 4);
        double[] at = {0.3, -0.7, 1.1, 0, -2};
        double[] gradient = new double[5];
        double[][] hessian = new double[5][5];
        function.derivatives(at, gradient, hessian);
        double step = 1e-5;
        for (int i = 0; i < 5; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += step;
            down[i] -= step;
            assertEquals((function.at(up) - function.at(down)) / (2 * step), gradient[i], 1e-5);
            double[] above = new double[5];
            double[] below = new double[5];
            function.derivatives(up, above, new double[5][5]);
            function.derivatives(down, below, new double[5][5]);
            for (int j = 0; j < 5; j++) {
                assertEquals((above[j] - below[j]) / (2 * step), hessian[i][j], 1e-4);
            }
        }
    }

    @RepeatedTest(5)
    void nothingOnAFineGridIsLower(RepetitionInfo run) {
        LogisticPosterior function = random(100 + run.getCurrentRepetition(), 50, 1);
        double[] lower = {0, -3};
        double[] upper = {1, 3};
        double[] found = ProjectedNewton.minimise(function, new double[] {5, 5}, lower, upper);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 500; i++) {
            for (int j = 0; j <= 500; j++) {
                best = Math.min(best, function.at(new double[] {i / 500.0, -3 + 6 * j / 500.0}));
            }
        }
        assertTrue(function.at(found) <= best + 1e-9, () -> "at " + Arrays.toString(found));
    }

    @RepeatedTest(10)
    void noCoordinateCanDoBetterByItself(RepetitionInfo run) {
        LogisticPosterior function = random(200 + run.getCurrentRepetition(), 120, 8);
        double[] lower = filled(9, 0);
        double[] upper = filled(9, 20);
        lower[8] = -20;
        lower[3] = 0.7;
        upper[3] = 0.7;
        lower[5] = -20;
        upper[5] = 0;
        double[] found = ProjectedNewton.minimise(function, filled(9, 0.1), lower, upper);
        double value = function.at(found);
        double[] gradient = new double[9];
        function.derivatives(found, gradient, new double[9][9]);
        for (int i = 0; i < 9; i++) {
            assertTrue(found[i] >= lower[i] && found[i] <= upper[i]);
            if (lower[i] < upper[i]) {
                boolean free = found[i] > lower[i] + 1e-9 && found[i] < upper[i] - 1e-9;
                assertTrue(!free || Math.abs(gradient[i]) < 1e-4, "slope " + gradient[i]);
                assertTrue(found[i] > lower[i] + 1e-9 || gradient[i] > -1e-4);
                assertTrue(found[i] < upper[i] - 1e-9 || gradient[i] < 1e-4);
            }
            for (double step : new double[] {-1e-3, 1e-3}) {
                double[] other = found.clone();
                other[i] = Math.clamp(other[i] + step, lower[i], upper[i]);
                assertTrue(function.at(other) >= value - 1e-9);
            }
        }
    }

    @Test
    void withoutExamplesThePriorStays() {
        LogisticPosterior function = new LogisticPosterior(
                new double[0][], new double[0], new double[0], new double[] {1, 2}, new double[] {0.5, 3});
        assertEquals(
                "[1.0, 2.0]",
                Arrays.toString(ProjectedNewton.minimise(function, new double[2], filled(2, -9), filled(2, 9))));
    }

    @Test
    void whatIsPerfectlySeparableStaysFinite() {
        double[][] levels = {{1, 1}, {2, 1}, {0, 1}, {0, 1}};
        LogisticPosterior function = new LogisticPosterior(
                levels, new double[] {1, 1, 0, 0}, filled(4, 1_000), new double[] {0, 0}, filled(2, 100));
        double[] found = ProjectedNewton.minimise(function, new double[2], filled(2, -20), filled(2, 20));
        assertTrue(found[0] > 5 && found[0] <= 20, () -> Arrays.toString(found));
    }
}
