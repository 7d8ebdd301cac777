package sluice.contracts.analysis;

/** How alike two vectors are. */
public final class Cosine {
    private Cosine() {}

    /** From -1 (opposite) to 1 (the same direction), whatever their lengths. */
    public static double between(float[] one, float[] other) {
        double dot = 0;
        double first = 0;
        double second = 0;
        for (int at = 0; at < one.length; at++) {
            dot += (double) one[at] * other[at];
            first += (double) one[at] * one[at];
            second += (double) other[at] * other[at];
        }
        return dot / Math.sqrt(first * second);
    }

    static double length(float[] vector) {
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        return Math.sqrt(square);
    }
}
