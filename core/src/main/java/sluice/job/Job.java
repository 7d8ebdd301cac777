package sluice.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work in the backlog.
 *
 * @param what as offered, with the priority, cause, estimate and reason of the last offer that raised it
 * @param attempts how often a worker has begun it
 * @param due the earliest time of a {@link JobState#SNOOZED} or {@link JobState#RETRY} job's next turn, else null
 * @param owner the worker that has it leased, else null
 * @param leasedUntil when the lease runs out, else null
 * @param note why it was put off, failed or skipped; empty when there is nothing to say
 * @param changed when its state last changed
 */
public record Job(
        long id,
        NewJob what,
        JobState state,
        int attempts,
        @Nullable Instant due,
        @Nullable String owner,
        @Nullable Instant leasedUntil,
        String note,
        Instant changed) {
    /** A job as its first offer makes it. */
    public static Job offered(long id, NewJob what) {
        return new Job(id, what, JobState.QUEUED, 0, null, null, null, "", what.at());
    }

    /** The same job with another priority. */
    public Job withPriority(double priority) {
        NewJob now = new NewJob(
                what.asset(),
                what.kind(),
                what.variant(),
                priority,
                what.explicit(),
                what.estimate(),
                what.reason(),
                what.at());
        return with(now);
    }

    Job with(NewJob now) {
        return new Job(id, now, state, attempts, due, owner, leasedUntil, note, changed);
    }

    Leasing leasing() {
        return new Leasing(state, attempts, due, owner, leasedUntil, note, changed);
    }

    Job with(Leasing now) {
        return new Job(
                id,
                what,
                now.state(),
                now.attempts(),
                now.due(),
                now.owner(),
                now.leasedUntil(),
                now.note(),
                now.changed());
    }
}
