package sluice.curate.stack;

/** How much speaks for an image as the cover of its stack, for whoever foretells covers without keeping stacks. */
public final class CoverScore {
    private CoverScore() {}

    /**
     * Of several, the highest is the cover; of equals, the one made last.
     *
     * @param rating 1 to 5, or 0 for none
     * @param present whether it is the cover now
     */
    public static double of(double value, boolean starred, int rating, long pixels, boolean present) {
        return CoverRule.score(value, starred, rating, pixels, present);
    }
}
