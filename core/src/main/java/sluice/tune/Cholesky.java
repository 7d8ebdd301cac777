package sluice.tune;

/** Solves small symmetric positive definite systems. */
final class Cholesky {
    private Cholesky() {}

    /** Solves for the coordinates that are not held; those that are get 0. */
    static double[] solve(double[][] matrix, double[] right, boolean[] held) {
        int n = right.length;
        double[][] lower = new double[n][n];
        double[] half = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = entry(matrix, held, i, j);
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
            }
            double sum = held[i] ? 0 : right[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i][k] * half[k];
            }
            half[i] = sum / lower[i][i];
        }
        double[] solution = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = half[i];
            for (int k = i + 1; k < n; k++) {
                sum -= lower[k][i] * solution[k];
            }
            solution[i] = sum / lower[i][i];
        }
        return solution;
    }

    /** The matrix with the held coordinates' rows and columns those of the identity. */
    private static double entry(double[][] matrix, boolean[] held, int i, int j) {
        return held[i] || held[j] ? (i == j ? 1 : 0) : matrix[i][j];
    }
}
