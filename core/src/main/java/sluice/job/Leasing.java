package sluice.job;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit of work stands between the backlog and its workers, and what takes it from one state to the next, whatever
 * the work is: the part of {@link JobTransitions} that analysis and rendering share.
 *
 * @param attempts how often a worker has begun it
 * @param due the earliest time of the next turn while it is {@link JobState#SNOOZED} or {@link JobState#RETRY}, else null
 * @param owner the worker that has it leased, else null
 * @param leasedUntil when the lease runs out, else null
 * @param note why it was put off, failed or skipped; empty when there is nothing to say
 * @param changed when its state last changed
 */
public record Leasing(
        JobState state,
        int attempts,
        @Nullable Instant due,
        @Nullable String owner,
        @Nullable Instant leasedUntil,
        String note,
        Instant changed) {
    /** Work that waits for its first turn. */
    public static Leasing queued(Instant now) {
        return new Leasing(JobState.QUEUED, 0, null, null, null, "", now);
    }

    /** In a state that has neither a worker nor, unless it is put off, a time. */
    Leasing in(JobState next, @Nullable Instant nextDue, String nextNote, Instant now) {
        return new Leasing(next, attempts, nextDue, null, null, nextNote, now);
    }

    public Optional<Leasing> leased(String worker, Instant until, Instant now) {
        return state == JobState.QUEUED
                ? Optional.of(new Leasing(JobState.LEASED, attempts + 1, null, worker, until, "", now))
                : Optional.empty();
    }

    /** A lease that has run out but was not given to anybody else is still its worker's. */
    public boolean isOf(String worker) {
        return state == JobState.LEASED && worker.equals(owner);
    }

    public Optional<Leasing> renewed(String worker, Instant until) {
        return isOf(worker)
                ? Optional.of(new Leasing(state, attempts, null, owner, until, note, changed))
                : Optional.empty();
    }

    public Optional<Leasing> completed(String worker, Instant now) {
        return isOf(worker) ? Optional.of(in(JobState.DONE, null, "", now)) : Optional.empty();
    }

    public Optional<Leasing> skipped(String worker, String reason, Instant now) {
        return isOf(worker) ? Optional.of(in(JobState.SKIPPED, null, reason, now)) : Optional.empty();
    }

    /** Put off through no fault of its own: the attempt does not count. */
    public Optional<Leasing> snoozed(String worker, Instant until, String reason, Instant now) {
        return isOf(worker)
                ? Optional.of(new Leasing(JobState.SNOOZED, attempts - 1, until, null, null, reason, now))
                : Optional.empty();
    }

    public Optional<Leasing> failed(String worker, String reason, boolean retryable, RetryRule rule, Instant now) {
        if (!isOf(worker)) {
            return Optional.empty();
        }
        return Optional.of(
                retryable && attempts < rule.attempts()
                        ? in(JobState.RETRY, now.plus(rule.pause(attempts)), reason, now)
                        : in(JobState.DEAD, null, reason, now));
    }

    /** A worker that died is held against the work only when it happens again and again: it may be the work's doing. */
    public Optional<Leasing> expired(RetryRule rule, Instant now) {
        if (state != JobState.LEASED || leasedUntil == null || leasedUntil.isAfter(now)) {
            return Optional.empty();
        }
        String why = "its worker stopped without an answer";
        return Optional.of(
                attempts < rule.attempts()
                        ? in(JobState.QUEUED, null, why, now)
                        : in(JobState.DEAD, null, why + ", " + attempts + " times", now));
    }

    public Optional<Leasing> cameDue(Instant now) {
        boolean putOff = state == JobState.SNOOZED || state == JobState.RETRY;
        return putOff && due != null && !due.isAfter(now)
                ? Optional.of(in(JobState.QUEUED, null, note, now))
                : Optional.empty();
    }

    /** The user wants it tried again. */
    public Optional<Leasing> retried(Instant now) {
        return switch (state) {
            case DEAD, SKIPPED, RETRY, SNOOZED -> Optional.of(queued(now));
            case QUEUED, LEASED, DONE -> Optional.empty();
        };
    }

    /** The user wants it gone, before anybody has it in hand. */
    public Optional<Leasing> dropped(String reason, Instant now) {
        return switch (state) {
            case QUEUED, SNOOZED, RETRY, DEAD -> Optional.of(in(JobState.SKIPPED, null, reason, now));
            case LEASED, DONE, SKIPPED -> Optional.empty();
        };
    }
}
