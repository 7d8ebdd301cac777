package sluice.render.book;

import sluice.render.Recipe;
import sluice.render.route.Quote;

/**
 * A request that the router has found a place for.
 *
 * @param recipe of the first image; the others differ in their seed only
 */
public record QuotedRequest(RenderRequest request, Recipe recipe, Quote quote) {}
