package sluice.render.book;

import sluice.render.Recipe;
import sluice.render.Seconds;
import sluice.render.route.Quote;

/**
 * A request that the router has found a place for.
 *
 * @param recipe of the first image; the others differ in their seed only
 * @param quote for as many images as the request asks for
 */
public record QuotedRequest(RenderRequest request, Recipe recipe, Quote quote) {
    public QuotedRequest {
        if (request.count() < 1 || quote.images() != request.count() || quote.microUsd() < 0) {
            throw new IllegalArgumentException("a quote for %d images at %d microUsd is none for %d"
                    .formatted(quote.images(), quote.microUsd(), request.count()));
        }
    }

    /** How one of its images is made. */
    public Recipe recipe(int index) {
        return recipe.withSeed(recipe.seed() + index);
    }

    /** One image's part of the quote: the parts of all images sum up to it, the first ones taking what is left over. */
    public long microUsd(int index) {
        return quote.microUsd() / request.count() + (index < quote.microUsd() % request.count() ? 1 : 0);
    }

    /** Seconds that one image will take in all its stages. */
    public double secondsAnImage() {
        double all = quote.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return Seconds.kept(all / request.count());
    }
}
