package sluice.job;

import java.time.Instant;

/** What can happen to a job. */
public sealed interface JobEvent {
    /** @throws IllegalArgumentException for an event that is not the user's own act on a job */
    static void requireUsers(JobEvent event) {
        boolean users = switch (event) {
            case Retried retried -> true;
            case Dropped dropped -> true;
            case Leased leased -> false;
            case Renewed renewed -> false;
            case Completed completed -> false;
            case Skipped skipped -> false;
            case Snoozed snoozed -> false;
            case Unwanted unwanted -> false;
            case Failed failed -> false;
            case Expired expired -> false;
            case CameDue cameDue -> false;
            case OfferedAgain again -> false;
        };
        if (!users) {
            throw new IllegalArgumentException("no act of the user: " + event);
        }
    }

    /** A worker takes it. */
    record Leased(String owner, Instant until) implements JobEvent {}

    /** Its worker is still at it. */
    record Renewed(String owner, Instant until) implements JobEvent {}

    /** Its worker is through. */
    record Completed(String owner) implements JobEvent {}

    /** Its worker found that there is nothing to do, or nothing that can be done. */
    record Skipped(String owner, String reason) implements JobEvent {}

    /** Its worker puts it off: it costs no attempt. */
    record Snoozed(String owner, Instant until, String reason) implements JobEvent {}

    /**
     * Its worker found that nobody wants it now: it is put off like one that is snoozed, with priority 0, and goes on as
     * soon as it is offered with a priority again.
     */
    record Unwanted(String owner, Instant until, String reason) implements JobEvent {}

    /** Its worker failed. */
    record Failed(String owner, String reason, boolean retryable) implements JobEvent {}

    /** Its lease has run out, because its worker died or hangs. */
    record Expired() implements JobEvent {}

    /** The time it was put off to has come. */
    record CameDue() implements JobEvent {}

    /** The same work is offered again: the higher priority and the user's own act win. */
    record OfferedAgain(NewJob offer) implements JobEvent {}

    /** The user wants a dead or skipped one tried again. */
    record Retried() implements JobEvent {}

    /** The user wants it gone. */
    record Dropped() implements JobEvent {}
}
