package sluice.adapters.onnx.cppn;

/** Pearson's correlation of pairs; those with what is not a number are left out. */
final class Correlation {
    private double count;
    private double ones;
    private double others;
    private double oneSquares;
    private double otherSquares;
    private double products;

    void add(double one, double other) {
        if (Double.isNaN(one) || Double.isNaN(other)) {
            return;
        }
        count++;
        ones += one;
        others += other;
        oneSquares += one * one;
        otherSquares += other * other;
        products += one * other;
    }

    double value() {
        double deviations = Math.sqrt(oneSquares / count - ones / count * (ones / count))
                * Math.sqrt(otherSquares / count - others / count * (others / count));
        return (products / count - ones / count * (others / count)) / Math.max(deviations, 1e-12);
    }
}
