package sluice.render.route;

import java.util.List;
import sluice.render.Recipe;

/** What the router decided. */
public sealed interface Routing {
    /**
     * It goes here.
     *
     * @param recipe of the first image; the others differ in their seed only
     * @param because in words, for the user
     * @param others what was looked at and not taken, with why
     */
    record Routed(Recipe recipe, Quote quote, String because, List<String> others) implements Routing {
        public Routed {
            others = List.copyOf(others);
        }
    }

    /**
     * Nobody can do it.
     *
     * @param field of the request that stands in the way: {@code model}, {@code deadline}, {@code costLimitMicroUsd} …
     */
    record Refused(String field, String reason) implements Routing {}
}
