package sluice.budget;

/**
 * How much automatic deep work a library earns: a cap that grows slower than the library.
 *
 * <p>N assets, showing D distinct pictures (a stack counts once, since it is analysed through its cover), may cost
 * {@code c · D · min(1, (N / N₀)^(a − 1))} processor seconds, with c the cost of Tiers 2 and 3 for one asset. Where no
 * picture is like another (D = N) that is the cost of {@code N₀ · (N / N₀)^a} assets.
 *
 * @param smallLibrary N₀: up to so many assets everything is paid for
 * @param exponent a, 0 to 1: 1 pays for everything always, 0 never for more than N₀ assets
 */
public record BudgetLaw(long smallLibrary, double exponent) {
    public static final BudgetLaw DEFAULT = new BudgetLaw(1_000, 0.5);

    public BudgetLaw {
        if (smallLibrary < 1 || !(exponent >= 0 && exponent <= 1)) {
            throw new IllegalArgumentException("a budget is for at least one asset, with an exponent from 0 to 1");
        }
    }

    /** The share of its pictures that a library may have analysed by itself, above 0 to 1. */
    public double share(long assets) {
        return assets <= smallLibrary ? 1 : Math.pow((double) assets / smallLibrary, exponent - 1);
    }

    /** @param fullSeconds processor seconds of Tiers 2 and 3 for one asset */
    public double allowedSeconds(LibrarySize size, double fullSeconds) {
        return fullSeconds * size.pictures() * share(size.assets());
    }
}
