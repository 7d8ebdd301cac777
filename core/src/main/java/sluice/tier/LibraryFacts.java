package sluice.tier;

import sluice.budget.Estimates;
import sluice.value.ValueWeights;

/**
 * What a promotion policy knows of the library.
 *
 * <p>How much of the budget is left is not among it: jobs wait in the order of their priority until the budget has room,
 * so that what is decided does not depend on when.
 *
 * @param assets how many there are
 * @param affordable the share of its pictures that the budget law pays for, above 0 to 1
 * @param unknown the value, above 0 to 1, of an image nothing is known of but its file, by the weights in force
 */
public record LibraryFacts(long assets, double affordable, Estimates estimates, double unknown) {
    /** By the weights that Sluice comes with. */
    public LibraryFacts(long assets, double affordable, Estimates estimates) {
        this(assets, affordable, estimates, ValueWeights.DEFAULT.unknown());
    }
}
