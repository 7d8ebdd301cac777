package sluice.distil;

/**
 * What counts how much. Each part is from 0 to 1 by itself, so the weights can be compared.
 *
 * @param value of the values that could have been reached, the share that was
 * @param quality the same for measured quality
 * @param coverage how much of everything resembles something chosen
 */
public record Weights(double value, double quality, double coverage) {
    /** Chosen by measurement: see decision 0017. */
    public static final Weights DEFAULT = new Weights(0.125, 0.075, 0.8);

    public Weights {
        if (!(value >= 0 && quality >= 0 && coverage >= 0 && value + quality + coverage > 0)) {
            throw new IllegalArgumentException("weights are not negative, and not all zero");
        }
    }
}
