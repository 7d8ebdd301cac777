package sluice.tune;

/** A function that is to be made small: convex, and twice differentiable. */
interface Objective {
    double at(double[] point);

    /**
     * The slope and the curvature.
     *
     * @param gradient is overwritten
     * @param hessian is overwritten: square and symmetric
     */
    void derivatives(double[] point, double[] gradient, double[][] hessian);
}
