package sluice.render.desk;

import sluice.render.route.Quote;

/** What became of a request, at once. */
public sealed interface Submitted {
    /**
     * It will be done.
     *
     * @param render its id
     * @param repeated whether its key was known, so that this is the render of before
     */
    record Taken(long render, boolean repeated, Quote quote) implements Submitted {}

    /**
     * It will not be done.
     *
     * @param field of the request that stands in the way
     */
    record Refused(String field, String reason) implements Submitted {}
}
