package sluice.tune;

/**
 * A proposal as it is kept.
 *
 * @param id ascending in the order of making
 */
public record Proposal(long id, NewProposal made) {}
