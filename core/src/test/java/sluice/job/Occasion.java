package sluice.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import sluice.asset.AssetId;

/** What can happen to a job, with each circumstance that makes a difference; a row of the table in the docs. */
enum Occasion {
    LEASED("a worker leases it", new JobEvent.Leased("new", Sample.LATER)),
    RENEWED("its worker renews the lease", new JobEvent.Renewed(Sample.OWNER, Sample.LATER)),
    RENEWED_BY_ANOTHER("another worker renews the lease", new JobEvent.Renewed("other", Sample.LATER)),
    COMPLETED("its worker is through", new JobEvent.Completed(Sample.OWNER)),
    COMPLETED_BY_ANOTHER("a worker that lost it is through", new JobEvent.Completed("other")),
    SKIPPED("its worker finds nothing to do", new JobEvent.Skipped(Sample.OWNER, "why")),
    SNOOZED("its worker puts it off", new JobEvent.Snoozed(Sample.OWNER, Sample.LATER, "why")),
    UNWANTED("its worker finds that nobody wants it now", new JobEvent.Unwanted(Sample.OWNER, Sample.LATER, "why")),
    FAILED("its worker fails", new JobEvent.Failed(Sample.OWNER, "why", true)),
    FAILED_LAST("its worker fails at the last attempt", new JobEvent.Failed(Sample.OWNER, "why", true), 3),
    FAILED_FOR_GOOD("its worker fails, and trying again cannot help", new JobEvent.Failed(Sample.OWNER, "why", false)),
    EXPIRED("its lease has run out", new JobEvent.Expired(), 1, Sample.LATER),
    EXPIRED_LAST("its lease has run out at the last attempt", new JobEvent.Expired(), 3, Sample.LATER),
    EXPIRED_EARLY("its lease has not run out", new JobEvent.Expired()),
    CAME_DUE("its time has come", new JobEvent.CameDue(), 1, Sample.LATER),
    CAME_DUE_EARLY("its time has not come", new JobEvent.CameDue()),
    OFFERED_LOWER("offered again with a lower priority", new JobEvent.OfferedAgain(Sample.work(0.5, false))),
    OFFERED_HIGHER("offered again with a higher priority", new JobEvent.OfferedAgain(Sample.work(2, false))),
    OFFERED_WANTED(
            "offered again with a priority, after nobody wanted it",
            new JobEvent.OfferedAgain(Sample.work(2, false)),
            0.0),
    OFFERED_EXPLICIT("offered again by a later act of the user", new JobEvent.OfferedAgain(Sample.act(Sample.NOW))),
    OFFERED_EXPLICIT_EARLY(
            "offered again by an act of the user from before", new JobEvent.OfferedAgain(Sample.act(Sample.AT))),
    RETRIED("the user has it tried again", new JobEvent.Retried()),
    DROPPED("the user drops it", new JobEvent.Dropped());

    /** Jobs and times that the occasions are tried with. */
    static final class Sample {
        static final String OWNER = "its worker";
        static final Instant AT = Instant.parse("2026-05-01T10:00:00Z");
        static final Instant NOW = AT.plusSeconds(60);
        static final Instant LATER = AT.plusSeconds(120);

        private Sample() {}

        static NewJob work(double priority, boolean explicit) {
            return work(priority, explicit, AT);
        }

        /** What the user asks for at this time. */
        static NewJob act(Instant at) {
            return work(0.5, true, at);
        }

        private static NewJob work(double priority, boolean explicit, Instant at) {
            return new NewJob(
                    new AssetId("0".repeat(AssetId.DIGITS)), JobKind.DEEP, "", priority, explicit, 2, "reason", at);
        }
    }

    static final RetryRule RULE = new RetryRule(3, Duration.ofSeconds(10), Duration.ofSeconds(15));

    private final String words;
    private final JobEvent event;
    private final int attempts;
    private final Instant now;
    private final double priority;

    Occasion(String words, JobEvent event) {
        this(words, event, 1);
    }

    Occasion(String words, JobEvent event, int attempts) {
        this(words, event, attempts, Sample.NOW);
    }

    Occasion(String words, JobEvent event, double priority) {
        this(words, event, 1, Sample.NOW, priority);
    }

    Occasion(String words, JobEvent event, int attempts, Instant now) {
        this(words, event, attempts, now, 1);
    }

    Occasion(String words, JobEvent event, int attempts, Instant now, double priority) {
        this.priority = priority;
        this.words = words;
        this.event = event;
        this.attempts = attempts;
        this.now = now;
    }

    String words() {
        return words;
    }

    JobEvent event() {
        return event;
    }

    Instant now() {
        return now;
    }

    /** A job in this state as it may be when this happens. */
    Job before(JobState state) {
        boolean leased = state == JobState.LEASED;
        boolean putOff = state == JobState.SNOOZED || state == JobState.RETRY;
        return new Job(
                7,
                Sample.work(priority, false),
                state,
                attempts,
                putOff ? Sample.LATER : null,
                leased ? Sample.OWNER : null,
                leased ? Sample.LATER : null,
                "note",
                Sample.AT);
    }

    Optional<Job> after(JobState state) {
        return JobTransitions.next(before(state), event, RULE, now);
    }

    /** A row of the table: where this takes a job from each state, or a dash when it changes nothing. */
    String row() {
        StringBuilder row = new StringBuilder("| " + words + " |");
        Arrays.stream(JobState.values())
                .map(state -> after(state).map(job -> job.state().label()).orElse("–"))
                .forEach(cell -> row.append(' ').append(cell).append(" |"));
        return row.toString();
    }
}
