package sluice.adapters.onnx.cppn;

/** Chance that follows wishes. */
final class Chance {
    private Chance() {}

    /**
     * One of some by chance, the likelier the more it is wanted: a clear wish is always followed, and where there
     * is none each seed has its own.
     *
     * @param chance 0 to 1
     * @param without one that has been drawn, or -1
     */
    static int drawn(float[] weights, double chance, int without) {
        double sum = 0;
        for (int one = 0; one < weights.length; one++) {
            sum += one == without ? 0 : square(weights[one] * weights[one]);
        }
        double rest = chance * sum;
        int found = without < 0 ? 0 : without;
        for (int one = 0; one < weights.length; one++) {
            double share = one == without ? 0 : square(weights[one] * weights[one]);
            if (share > 0) {
                found = one;
                rest -= share;
                if (rest < 0) {
                    return found;
                }
            }
        }
        return found;
    }

    private static double square(double value) {
        return value * value;
    }
}
