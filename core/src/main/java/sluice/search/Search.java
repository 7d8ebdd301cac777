package sluice.search;

import org.jspecify.annotations.Nullable;

/**
 * What to find and, when it is to be by likeness, in which order.
 *
 * @param likeness null when the order is said elsewhere: see {@link Sort}
 */
public record Search(Query filter, @Nullable Likeness likeness) {}
