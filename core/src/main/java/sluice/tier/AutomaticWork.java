package sluice.tier;

/** How much a policy does without being asked. */
public enum AutomaticWork {
    /** Nothing: what waits from before stays where it is. */
    NONE,
    /** What the budget allows. */
    WITHIN_BUDGET,
    /** Everything, whatever it costs. */
    UNBOUNDED
}
