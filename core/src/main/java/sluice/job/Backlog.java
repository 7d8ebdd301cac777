package sluice.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Port: the jobs, in the database. What happens to them is what {@link JobTransitions} says and nothing else.
 *
 * <p>The contract, which {@code BacklogContract} tests line by line:
 *
 * <ul>
 *   <li>Every call is one transaction, durable when it returns. Times are kept to the millisecond.
 *   <li>Offering a key that is there is {@link JobEvent.OfferedAgain}. An offer for an unknown asset is passed over.
 *   <li>{@link #lease} first ends leases that ran out and puts back what came due, then gives out queued jobs: explicit
 *       ones first, then by descending priority, then by id. No job is given to two workers.
 *   <li>{@link #settle} writes the job's end, the findings, the ledger's lines and what follows for the asset's standing
 *       (its tier, its summary, and the summary of members of its stack that were not analysed themselves, if it is the
 *       cover) all together or not at all. When the lease is not the worker's any more, the lines are recorded with
 *       outcome LOST, nothing else changes, and the answer is false. A line with a key recorded before is passed over,
 *       so that settling again after an answer was lost bills nothing twice. A result about another asset than the
 *       job's is an {@code IllegalArgumentException}.
 *   <li>{@link #rerank} changes the priorities of waiting jobs, and of no others; unknown ids are passed over.
 *   <li>Unknown ids are left out of answers. A limit of 0 answers nothing, a negative one is an
 *       {@code IllegalArgumentException}. Calls from any number of threads are safe; a failure of the storage is a
 *       {@code SluiceException} with code {@code STORAGE}.
 * </ul>
 */
public interface Backlog {
    /** Queues work; how many jobs are new or changed by it. */
    int offer(List<NewJob> jobs);

    /**
     * Gives jobs to a worker.
     *
     * @param explicitOnly whether only what the user's own acts asked for is wanted, because the budget allows no more
     */
    List<Job> lease(String owner, Duration lease, int limit, boolean explicitOnly, Instant now);

    /** Prolongs a lease; false when it is not this owner's any more. */
    boolean renew(long job, String owner, Instant until);

    /** Ends a worker's turn; false when the job was somebody else's by then. */
    boolean settle(Settlement settlement, Instant now);

    void rerank(Map<Long, Double> priorities);

    /**
     * Jobs in one state, by id; for {@link JobState#QUEUED} use {@link #next} to see them in their order.
     *
     * @param after only jobs with a higher id
     */
    List<Job> in(JobState state, long after, int limit);

    /** Queued jobs in the order in which they will be given out. */
    List<Job> next(int limit);

    Optional<Job> find(long job);

    /** Applies the user's {@link JobEvent.Retried} or {@link JobEvent.Dropped}; how many jobs it changed. */
    int apply(Collection<Long> jobs, JobEvent event, Instant now);

    BacklogCounts counts();
}
