package sluice.tune;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sluice.failure.SluiceException;

/**
 * Port: keeps which weights were in force from when on, and what was proposed. Versions are added, never changed or taken
 * away; the last one is in force.
 *
 * <p>The contract, which {@code WeightVersionsContract} tests line by line:
 *
 * <ul>
 *   <li>Every write is one transaction and durable when the call returns; ids ascend.
 *   <li>{@link #takeOver} refuses an unknown proposal with code {@code NOT_FOUND}, and one that was judged against other
 *       weights than those in force with code {@code CONFLICT}; nothing changes then.
 *   <li>One step back leads to the weights that those in force were fitted from; a step forward to those that were last
 *       fitted from the ones in force and taken over. Where there is no such step, nothing changes and the answer is empty.
 *   <li>No more than {@link #MOST_PROPOSALS} proposals are kept; the oldest go first.
 *   <li>A limit of 0 answers nothing, a negative one is an {@code IllegalArgumentException}. Calls from any number of
 *       threads are safe; a failure of the storage has code {@code STORAGE}.
 * </ul>
 */
public interface WeightVersions {
    int MOST_PROPOSALS = 20;

    /** {@link Version#FIRST} before anything was taken over. */
    Version inForce();

    /** Versions, the last first, ending with {@link Version#FIRST}. */
    List<Version> latest(int limit);

    /**
     * Puts a proposal into force.
     *
     * @throws SluiceException as the contract says
     */
    Version takeOver(long proposal, Instant at);

    Optional<Version> back(Instant at);

    Optional<Version> forward(Instant at);

    Proposal propose(NewProposal proposal);

    Optional<Proposal> proposal(long id);

    Optional<Proposal> lastProposal();
}
