package sluice.render.book;

import java.time.Instant;
import java.util.Optional;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.Leasing;
import sluice.job.RetryRule;

/**
 * What takes an image from one state to the next: the way of any job ({@link Leasing}), but one that the user cancelled
 * while a worker had it is not tried again, whatever becomes of the worker.
 */
public final class RenderTransitions {
    private static final String CANCELLED = "cancelled by the user";

    private RenderTransitions() {}

    /** The image after an event; empty when the event does not apply to it, so that nothing is to be changed. */
    public static Optional<RenderJob> next(RenderJob job, JobEvent event, RetryRule rule, Instant now) {
        Leasing leasing = job.leasing();
        return switch (event) {
            case JobEvent.Leased(String owner, Instant until) ->
                leasing.leased(owner, until, now).map(next -> job.with(next, false));
            case JobEvent.Renewed(String owner, Instant until) ->
                leasing.renewed(owner, until).map(next -> job.with(next, job.cancelled()));
            case JobEvent.Completed(String owner) ->
                leasing.completed(owner, now).map(next -> job.with(next, false));
            case JobEvent.Skipped(String owner, String reason) ->
                leasing.skipped(owner, reason, now).map(next -> job.with(next, false));
            case JobEvent.Snoozed(String owner, Instant until, String reason) ->
                leasing.snoozed(owner, until, reason, now).map(next -> unlessCancelled(job, next));
            case JobEvent.Failed(String owner, String reason, boolean retryable) ->
                leasing.failed(owner, reason, retryable, rule, now).map(next -> unlessCancelled(job, next));
            case JobEvent.Expired() -> leasing.expired(rule, now).map(next -> unlessCancelled(job, next));
            case JobEvent.CameDue() -> leasing.cameDue(now).map(next -> job.with(next, false));
            case JobEvent.Retried() -> retried(job, now);
            case JobEvent.Dropped() -> cancelled(job, now);
            case JobEvent.Unwanted unwanted -> Optional.empty();
            case JobEvent.OfferedAgain again -> Optional.empty();
        };
    }

    private static RenderJob unlessCancelled(RenderJob job, Leasing next) {
        return job.cancelled()
                ? job.with(
                        new Leasing(JobState.SKIPPED, next.attempts(), null, null, null, CANCELLED, next.changed()),
                        false)
                : job.with(next, false);
    }

    private static Optional<RenderJob> retried(RenderJob job, Instant now) {
        return switch (job.leasing().state()) {
            case DEAD, SKIPPED -> Optional.of(job.with(Leasing.queued(now), false));
            case QUEUED, LEASED, SNOOZED, RETRY, DONE -> Optional.empty();
        };
    }

    private static Optional<RenderJob> cancelled(RenderJob job, Instant now) {
        return switch (job.leasing().state()) {
            case QUEUED, SNOOZED, RETRY -> job.leasing().dropped(CANCELLED, now).map(next -> job.with(next, false));
            case LEASED -> job.cancelled() ? Optional.empty() : Optional.of(job.with(job.leasing(), true));
            case DONE, SKIPPED, DEAD -> Optional.empty();
        };
    }
}
