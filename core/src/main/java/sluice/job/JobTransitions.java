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
        Leasing leasing = job.leasing();
        return switch (event) {
            case JobEvent.Leased(String owner, Instant until) ->
                leasing.leased(owner, until, now).map(job::with);
            case JobEvent.Renewed(String owner, Instant until) ->
                leasing.renewed(owner, until).map(job::with);
            case JobEvent.Completed(String owner) ->
                leasing.completed(owner, now).map(job::with);
            case JobEvent.Skipped(String owner, String reason) ->
                leasing.skipped(owner, reason, now).map(job::with);
            case JobEvent.Snoozed(String owner, Instant until, String reason) ->
                leasing.snoozed(owner, until, reason, now).map(job::with);
            case JobEvent.Unwanted(String owner, Instant until, String reason) ->
                leasing.snoozed(owner, until, reason, now).map(job.withPriority(0)::with);
            case JobEvent.Failed(String owner, String reason, boolean retryable) ->
                leasing.failed(owner, reason, retryable, rule, now).map(job::with);
            case JobEvent.Expired() -> leasing.expired(rule, now).map(job::with);
            case JobEvent.CameDue() -> leasing.cameDue(now).map(job::with);
            case JobEvent.OfferedAgain(NewJob offer) -> offeredAgain(job, offer, now);
            case JobEvent.Retried() -> leasing.retried(now).map(job::with);
            case JobEvent.Dropped() ->
                leasing.dropped("dropped by the user", now).map(job::with);
        };
    }

    /** An act of the user from after a job's end, or after it was put off, sets it going again; an earlier one does not. */
    private static Optional<Job> offeredAgain(Job job, NewJob offer, Instant now) {
        boolean anew = offer.explicit() && offer.at().isAfter(job.changed());
        return switch (job.state()) {
            case DONE -> Optional.empty();
            case DEAD, SKIPPED -> anew ? Optional.of(raised(job, offer).with(Leasing.queued(now))) : Optional.empty();
            case SNOOZED, RETRY ->
                anew || wantedAgain(job, offer)
                        ? Optional.of(raised(job, offer).with(job.leasing().in(JobState.QUEUED, null, job.note(), now)))
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
        return job.with(what);
    }
}
