package sluice.tier;

import sluice.budget.Estimates;

/**
 * What a promotion policy knows of the library.
 *
 * <p>How much of the budget is left is not among it: jobs wait in the order of their priority until the budget has room,
 * so that what is decided does not depend on when.
 *
 * @param assets how many there are
 * @param affordable the share of its pictures that the budget law pays for, above 0 to 1
 */
public record LibraryFacts(long assets, double affordable, Estimates estimates) {}
