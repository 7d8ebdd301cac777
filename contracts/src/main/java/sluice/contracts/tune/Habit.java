package sluice.contracts.tune;

/**
 * How a user's liking shows. What he feels for a picture is a number that is about normally distributed over pictures; an
 * impression is that plus chance, and he acts when it passes an edge. An edge of {@link #NEVER} is never passed.
 *
 * @param view looking at it closely on the evening itself
 * @param again whether he comes back to what he likes, the more the better he likes it
 * @param star giving it a star
 * @param download downloading it
 * @param rate whether he rates what he looked at
 * @param tag tagging it
 * @param upscale making it larger
 * @param vary making variations of it
 */
public record Habit(
        String name,
        Edge view,
        boolean again,
        Edge star,
        Edge download,
        boolean rate,
        Edge tag,
        Edge upscale,
        Edge vary) {
    /**
     * When an act happens.
     *
     * @param at impressions above it
     * @param chance standard deviation of the chance in the impression
     */
    public record Edge(double at, double chance) {}

    public static final Edge NEVER = new Edge(Double.POSITIVE_INFINITY, 0);

    /** Stars generously, as a way to keep things in sight, and downloads what he means. */
    public static final Habit STARRER = new Habit(
            "starrer", new Edge(0, 0.8), false, new Edge(0.5, 1.3), new Edge(1.5, 0.35), false, NEVER, NEVER, NEVER);

    /** Never stars; looks long and often, and works on what he likes. */
    public static final Habit SLOW_VIEWER = new Habit(
            "slow viewer",
            new Edge(-0.3, 0.9),
            true,
            NEVER,
            NEVER,
            false,
            NEVER,
            new Edge(1.8, 0.5),
            new Edge(1.1, 0.7));

    /** Rates what he looks at, low where he does not like it, and tags for order's sake. */
    public static final Habit RATER =
            new Habit("rater", new Edge(-0.6, 1), false, NEVER, NEVER, true, new Edge(0.2, 1.5), NEVER, NEVER);

    /** Stars what he means and nothing else. */
    public static final Habit EARNEST = new Habit(
            "earnest", new Edge(0, 0.8), false, new Edge(1.5, 0.3), new Edge(0.4, 1.5), false, NEVER, NEVER, NEVER);
}
