package sluice.search;

import org.jspecify.annotations.Nullable;

/**
 * What to find and, when it is to be by likeness, in which order.
 *
 * @param likeness null when the order is said elsewhere: see {@link Sort}
 */
public record Search(Query filter, @Nullable Likeness likeness) {
    /** What is found when nothing is asked for: all but what lies in the trash. */
    public static final Query SHOWN = Trash.OUTSIDE;
}
