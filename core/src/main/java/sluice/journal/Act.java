package sluice.journal;

/**
 * An act as the journal holds it.
 *
 * @param id ascending in the order of recording
 * @param undone whether it has been taken back
 */
public record Act(long id, NewAct act, boolean undone) {}
