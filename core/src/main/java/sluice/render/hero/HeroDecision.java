package sluice.render.hero;

import sluice.render.book.RenderRequest;

/** Whether an image is rendered again. */
public sealed interface HeroDecision {
    /** @param because one sentence for the user, with the strength that was chosen */
    record Again(RenderRequest request, String because) implements HeroDecision {}

    /** @param because one sentence for the user */
    record Not(String because) implements HeroDecision {}
}
