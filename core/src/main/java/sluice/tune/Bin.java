package sluice.tune;

/**
 * Assets whose values are in one tenth of the scale.
 *
 * @param value their mean value, 0 to 1
 * @param share of them that was chosen, 0 to 1
 * @param assets how many they are, estimated from the sample
 */
public record Bin(double value, double share, double assets) {}
