package sluice.simulate;

import java.util.List;
import java.util.OptionalDouble;

/** How spend grows with the library. */
public final class Growth {
    private Growth() {}

    /**
     * The exponent: the slope of the logarithm of spend over that of the images, by least squares.
     *
     * @param outcomes of one strategy at several sizes
     * @return empty when there is one size only, or nothing was spent at some
     */
    public static OptionalDouble exponent(List<Outcome> outcomes) {
        if (outcomes.size() < 2 || outcomes.stream().anyMatch(one -> one.spent().deep() <= 0 || one.assets() < 1)) {
            return OptionalDouble.empty();
        }
        double meanX = outcomes.stream().mapToDouble(Growth::size).average().orElse(0);
        double meanY = outcomes.stream().mapToDouble(Growth::spend).average().orElse(0);
        double both = 0;
        double squares = 0;
        for (Outcome one : outcomes) {
            double x = size(one) - meanX;
            both += x * (spend(one) - meanY);
            squares += x * x;
        }
        return squares > 0 ? OptionalDouble.of(both / squares) : OptionalDouble.empty();
    }

    /** The same between the two largest libraries: where growth is going. */
    public static OptionalDouble lastExponent(List<Outcome> outcomes) {
        return exponent(outcomes.subList(Math.max(0, outcomes.size() - 2), outcomes.size()));
    }

    private static double size(Outcome one) {
        return Math.log(one.assets());
    }

    private static double spend(Outcome one) {
        return Math.log(one.spent().deep());
    }
}
