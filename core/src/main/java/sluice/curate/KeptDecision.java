package sluice.curate;

/**
 * A decision as it is kept.
 *
 * @param id ascending in the order of deciding
 */
public record KeptDecision(long id, Decision decision) {}
