package sluice.render.book;

import org.jspecify.annotations.Nullable;

/**
 * What became of an offered request.
 *
 * @param render its id; null when it was refused
 * @param repeated whether its key was known, so that this is the render of before
 * @param refused why not: the campaign is unknown, closed, or has too little left; or the key was used for another
 *     request. Null when it was accepted
 * @param field of the request that stands in the way; null when it was accepted
 */
public record Accepted(
        @Nullable Long render,
        boolean repeated,
        @Nullable String field,
        @Nullable String refused) {}
