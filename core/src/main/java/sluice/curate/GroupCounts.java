package sluice.curate;

/**
 * How much there is in stacks.
 *
 * @param stacks how many
 * @param stacked assets that are in one
 */
public record GroupCounts(long stacks, long stacked) {}
