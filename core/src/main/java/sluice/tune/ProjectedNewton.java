package sluice.tune;

/**
 * Minimises a strictly convex function within bounds: the projected Newton method (D. P. Bertsekas, <i>Projected Newton
 * methods for optimization problems with simple constraints</i>, SIAM J. Control Optim. 20, 1982). Coordinates that are at a
 * bound and would leave it are held; the Newton step of the others is cut back to the bounds and shortened until the function
 * falls enough (Armijo's rule).
 */
final class ProjectedNewton {
    private static final int STEPS = 200;
    private static final int HALVINGS = 50;
    private static final double ENOUGH = 1e-4;

    /** Projected gradient below which it is done. */
    private static final double FLAT = 1e-7;

    /** Nearer than this to a bound counts as at it. */
    private static final double AT_BOUND = 1e-10;

    private ProjectedNewton() {}

    /** @param start is cut back to the bounds */
    static double[] minimise(Objective objective, double[] start, double[] lower, double[] upper) {
        int n = start.length;
        double[] point = cut(start, lower, upper);
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        double value = objective.at(point);
        for (int step = 0; step < STEPS; step++) {
            objective.derivatives(point, gradient, hessian);
            boolean[] held = held(point, gradient, lower, upper);
            if (slope(gradient, held) < FLAT) {
                return point;
            }
            double[] direction = Cholesky.solve(hessian, gradient, held);
            double length = 1;
            boolean fell = false;
            for (int halving = 0; halving < HALVINGS && !fell; halving++) {
                double[] next = new double[n];
                for (int i = 0; i < n; i++) {
                    next[i] = held[i] ? point[i] : point[i] - length * direction[i];
                }
                next = cut(next, lower, upper);
                double promised = 0;
                for (int i = 0; i < n; i++) {
                    promised += gradient[i] * (point[i] - next[i]);
                }
                double there = objective.at(next);
                if (there <= value - ENOUGH * promised) {
                    fell = value - there > 1e-13 * Math.max(1, Math.abs(value));
                    point = next;
                    value = there;
                    if (!fell) {
                        return point; // as low as numbers can tell
                    }
                }
                length /= 2;
            }
            if (!fell) {
                return point;
            }
        }
        return point;
    }

    private static boolean[] held(double[] point, double[] gradient, double[] lower, double[] upper) {
        boolean[] held = new boolean[point.length];
        for (int i = 0; i < point.length; i++) {
            held[i] = (point[i] <= lower[i] + AT_BOUND && gradient[i] > 0)
                    || (point[i] >= upper[i] - AT_BOUND && gradient[i] < 0)
                    || lower[i] == upper[i];
        }
        return held;
    }

    private static double slope(double[] gradient, boolean[] held) {
        double most = 0;
        for (int i = 0; i < gradient.length; i++) {
            most = held[i] ? most : Math.max(most, Math.abs(gradient[i]));
        }
        return most;
    }

    private static double[] cut(double[] point, double[] lower, double[] upper) {
        double[] cut = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            cut[i] = Math.clamp(point[i], lower[i], upper[i]);
        }
        return cut;
    }
}
