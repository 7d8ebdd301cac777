package sluice.job;

import java.time.Instant;
import java.util.Optional;

/**
 * What takes a job from one state to the next: one pure function, whose table stands in {@code docs/jobs.md} and is
 * tested in full.
 */
public final class JobTransitions {
    private JobTransitions() {}

    /** The job after an event; empty when the event does not apply to it, so that nothing is to be changed. */
    public static Optional<Job> next(Job job, JobEvent event, RetryRule rule, Instant now) {
        return switch (event) {
            case JobEvent.Leased(String owner, Instant until) -> leased(job, owner, until, now);
            case JobEvent.Renewed(String owner, Instant until) ->
                owned(job, owner).map(mine -> renewed(mine, until));
            case JobEvent.Completed(String owner) ->
                owned(job, owner).map(mine -> mine.in(JobState.DONE, null, "", now));
            case JobEvent.Skipped(String owner, String reason) ->
                owned(job, owner).map(mine -> mine.in(JobState.SKIPPED, null, reason, now));
            case JobEvent.Snoozed(String owner, Instant until, String reason) ->
                owned(job, owner).map(mine -> uncounted(mine).in(JobState.SNOOZED, until, reason, now));
            case JobEvent.Unwanted(String owner, Instant until, String reason) ->
                owned(job, owner).map(mine -> uncounted(mine).withPriority(0).in(JobState.SNOOZED, until, reason, now));
            case JobEvent.Failed(String owner, String reason, boolean retryable) ->
                owned(job, owner).map(mine -> failed(mine, reason, retryable, rule, now));
            case JobEvent.Expired() -> expired(job, rule, now);
            case JobEvent.CameDue() -> cameDue(job, now);
            case JobEvent.OfferedAgain(NewJob offer) -> offeredAgain(job, offer, now);
            case JobEvent.Retried() -> retried(job, now);
            case JobEvent.Dropped() -> dropped(job, now);
        };
    }

    private static Optional<Job> leased(Job job, String owner, Instant until, Instant now) {
        return job.state() == JobState.QUEUED
                ? Optional.of(
                        new Job(job.id(), job.what(), JobState.LEASED, job.attempts() + 1, null, owner, until, "", now))
                : Optional.empty();
    }

    /** A lease that has run out but was not given to anybody else is still its worker's. */
    private static Optional<Job> owned(Job job, String owner) {
        return job.state() == JobState.LEASED && owner.equals(job.owner()) ? Optional.of(job) : Optional.empty();
    }

    private static Job renewed(Job job, Instant until) {
        return new Job(
                job.id(), job.what(), job.state(), job.attempts(), null, job.owner(), until, job.note(), job.changed());
    }

    private static Job uncounted(Job job) {
        return new Job(
                job.id(),
                job.what(),
                job.state(),
                job.attempts() - 1,
                job.due(),
                job.owner(),
                job.leasedUntil(),
                job.note(),
                job.changed());
    }

    private static Job failed(Job job, String reason, boolean retryable, RetryRule rule, Instant now) {
        return retryable && job.attempts() < rule.attempts()
                ? job.in(JobState.RETRY, now.plus(rule.pause(job.attempts())), reason, now)
                : job.in(JobState.DEAD, null, reason, now);
    }

    /** A worker that died is held against the job only when it happens again and again: it may be the job's doing. */
    private static Optional<Job> expired(Job job, RetryRule rule, Instant now) {
        Instant until = job.leasedUntil();
        if (job.state() != JobState.LEASED || until == null || until.isAfter(now)) {
            return Optional.empty();
        }
        String note = "its worker stopped without an answer";
        return Optional.of(
                job.attempts() < rule.attempts()
                        ? job.in(JobState.QUEUED, null, note, now)
                        : job.in(JobState.DEAD, null, note + ", " + job.attempts() + " times", now));
    }

    private static Optional<Job> cameDue(Job job, Instant now) {
        Instant due = job.due();
        boolean putOff = job.state() == JobState.SNOOZED || job.state() == JobState.RETRY;
        return putOff && due != null && !due.isAfter(now)
                ? Optional.of(job.in(JobState.QUEUED, null, job.note(), now))
                : Optional.empty();
    }

    /** An act of the user from after a job's end, or after it was put off, sets it going again; an earlier one does not. */
    private static Optional<Job> offeredAgain(Job job, NewJob offer, Instant now) {
        boolean anew = offer.explicit() && offer.at().isAfter(job.changed());
        return switch (job.state()) {
            case DONE -> Optional.empty();
            case DEAD, SKIPPED -> anew ? Optional.of(again(raised(job, offer), now)) : Optional.empty();
            case SNOOZED, RETRY ->
                anew || wantedAgain(job, offer)
                        ? Optional.of(raised(job, offer).in(JobState.QUEUED, null, job.note(), now))
                        : changed(job, raised(job, offer));
            case QUEUED, LEASED -> changed(job, raised(job, offer));
        };
    }

    /** Nothing else holds back what was put off because nobody wanted it. */
    private static boolean wantedAgain(Job job, NewJob offer) {
        return job.state() == JobState.SNOOZED && job.what().priority() <= 0 && offer.priority() > 0;
    }

    private static Optional<Job> changed(Job before, Job after) {
        return before.equals(after) ? Optional.empty() : Optional.of(after);
    }

    private static Job raised(Job job, NewJob offer) {
        NewJob was = job.what();
        boolean louder = offer.explicit() && !was.explicit();
        boolean higher = offer.explicit() == was.explicit() && offer.priority() > was.priority();
        if (!louder && !higher) {
            return job;
        }
        NewJob what = new NewJob(
                was.asset(),
                was.kind(),
                was.variant(),
                offer.priority(),
                offer.explicit(),
                offer.estimate(),
                offer.reason(),
                was.at());
        return new Job(
                job.id(),
                what,
                job.state(),
                job.attempts(),
                job.due(),
                job.owner(),
                job.leasedUntil(),
                job.note(),
                job.changed());
    }

    private static Optional<Job> retried(Job job, Instant now) {
        return switch (job.state()) {
            case DEAD, SKIPPED, RETRY, SNOOZED -> Optional.of(again(job, now));
            case QUEUED, LEASED, DONE -> Optional.empty();
        };
    }

    private static Job again(Job job, Instant now) {
        return new Job(job.id(), job.what(), JobState.QUEUED, 0, null, null, null, "", now);
    }

    private static Optional<Job> dropped(Job job, Instant now) {
        return switch (job.state()) {
            case QUEUED, SNOOZED, RETRY, DEAD ->
                Optional.of(job.in(JobState.SKIPPED, null, "dropped by the user", now));
            case LEASED, DONE, SKIPPED -> Optional.empty();
        };
    }
}
