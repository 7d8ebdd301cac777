package sluice.job;

import java.util.Locale;

/** Where a job stands; {@link JobTransitions} says what takes it from one to the next. */
public enum JobState {
    /** It waits for its turn. */
    QUEUED,
    /** A worker has it, until its lease runs out. */
    LEASED,
    /** Put off until a given time, through no fault of its own. */
    SNOOZED,
    /** It failed and is tried again after a pause. */
    RETRY,
    DONE,
    /** Not done, because it is not worth or not possible doing. */
    SKIPPED,
    /** It failed for good: the user can read why, try it again or drop it. */
    DEAD;

    /** Whether nothing happens to it by itself any more. */
    public boolean ended() {
        return switch (this) {
            case DONE, SKIPPED, DEAD -> true;
            case QUEUED, LEASED, SNOOZED, RETRY -> false;
        };
    }

    /** Whether it waits for a worker, now or later. */
    public boolean waiting() {
        return switch (this) {
            case QUEUED, SNOOZED, RETRY -> true;
            case LEASED, DONE, SKIPPED, DEAD -> false;
        };
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
