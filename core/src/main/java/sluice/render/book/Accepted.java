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
        @Nullable String refused) {
    public static Accepted as(long render) {
        return new Accepted(render, false, null, null);
    }

    /** The key is known: the render of before, or a refusal when it was for something else. */
    public static Accepted again(long render, RenderRequest before, RenderRequest now) {
        return before.asksTheSameAs(now)
                ? new Accepted(render, true, null, null)
                : refused("key", "the key " + before.key() + " was used for another request");
    }

    public static Accepted unknownCampaign(String name) {
        return refused("campaign", "there is no campaign " + name);
    }

    public static Accepted refused(String field, String why) {
        return new Accepted(null, false, field, why);
    }
}
