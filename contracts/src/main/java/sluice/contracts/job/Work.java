package sluice.contracts.job;

import static sluice.contracts.catalog.Sightings.id;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.budget.Step;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobKind;
import sluice.job.NewJob;
import sluice.job.Settlement;

/** Work made up for contents of {@code Sightings}. */
public final class Work {
    public static final Instant AT = Instant.parse("2026-04-01T12:00:00.250Z");

    private Work() {}

    public static NewJob offer(int content, double priority) {
        return offer(content, JobKind.STANDARD, priority, false);
    }

    public static NewJob explicit(int content, double priority) {
        return offer(content, JobKind.STANDARD, priority, true);
    }

    public static NewJob offer(int content, JobKind kind, double priority, boolean explicit) {
        return new NewJob(
                id(content), kind, "", priority, explicit, 1.5 + content, explicit ? "starred" : "promising", AT);
    }

    /** What an attempt at a job is billed; the key names the work and the attempt. */
    public static Charge charge(Job job, Step step, Instant at) {
        return new Charge(
                job.what().asset(),
                1,
                step,
                0.5,
                new Cost(0.25, 0.5, 11),
                Charge.Outcome.DONE,
                !job.what().explicit(),
                at,
                job.what().key() + ":" + job.attempts() + ":" + step.label());
    }

    /** The job done by its owner, one step billed. */
    public static Settlement done(Job job, @Nullable Analysis result) {
        return new Settlement(
                job.id(),
                new JobEvent.Completed(job.owner() == null ? "nobody" : job.owner()),
                result,
                List.of(charge(job, Step.EMBED, AT)));
    }
}
