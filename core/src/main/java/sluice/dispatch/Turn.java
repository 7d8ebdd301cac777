package sluice.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.analysis.Analysis;
import sluice.asset.Asset;
import sluice.asset.Catalog;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobKind;
import sluice.job.Settlement;

/** A worker's turn at one job, from the lease to what is to be settled. */
final class Turn {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);

    /** Work that the policy does not want now is looked at again so much later. */
    private static final Duration UNWANTED = Duration.ofDays(1);

    private static final int LONGEST_REASON = 300;

    private final Job job;
    private final String owner;
    private final StepMeter meter;
    private final InstantSource clock;

    private volatile Instant renewed;

    Turn(Job job, String owner, StepMeter meter, InstantSource clock) {
        this.job = job;
        this.owner = owner;
        this.renewed = clock.instant();
        this.meter = meter;
        this.clock = clock;
    }

    Job job() {
        return job;
    }

    String owner() {
        return owner;
    }

    /** Whether the lease is to be prolonged, as it is every so often; asking says that it is. */
    boolean isDue(Instant now, Duration every) {
        boolean due = renewed.plus(every).isBefore(now);
        renewed = due ? now : renewed;
        return due;
    }

    StepMeter meter() {
        return meter;
    }

    CurrentWork current() {
        return new CurrentWork(job.id(), job.what().asset(), job.what().kind(), meter.current());
    }

    /**
     * Does the work. The boundary of a job: whatever its picture makes the program do, the worker goes on with the next
     * one, and what was spent is billed.
     */
    Settlement work(Catalog catalog, Analyst analyst) {
        try {
            List<Asset> found = catalog.find(List.of(job.what().asset()));
            if (found.isEmpty()) {
                return skipped("there is no such asset");
            }
            if (found.getFirst().standing().trashed()) {
                return unwanted("it is in the trash");
            }
            if (job.what().priority() <= 0) {
                return unwanted("not worth it for now");
            }
            if (isDone(found.getFirst())) {
                return skipped("it is analysed as deeply already");
            }
            Analysis result = analyst.analyse(job, found.getFirst(), meter);
            return new Settlement(job.id(), new JobEvent.Completed(owner), result, meter.charges());
        } catch (NotWorthwhileException e) {
            return skipped(reason(e));
        } catch (LeaseLostException e) {
            return failed(e, true);
        } catch (InterruptedException e) {
            return snoozed("the program stopped", clock.instant());
        } catch (SluiceException e) {
            return failed(e, canBeTriedAgain(e.code()));
        } catch (Throwable e) {
            return failed(e, true);
        }
    }

    private boolean isDone(Asset asset) {
        return job.what().kind() != JobKind.EMBED
                && asset.standing().tier().compareTo(job.what().kind().tier()) >= 0;
    }

    private static boolean canBeTriedAgain(FailureCode code) {
        return switch (code) {
            case OVERLOADED, STORAGE, INTERNAL -> true;
            case INVALID, NOT_FOUND, CONFLICT, FORBIDDEN, TOO_LARGE, UNSUPPORTED -> false;
        };
    }

    private Settlement skipped(String reason) {
        return new Settlement(job.id(), new JobEvent.Skipped(owner, reason), null, meter.charges());
    }

    private Settlement snoozed(String reason, Instant until) {
        return new Settlement(job.id(), new JobEvent.Snoozed(owner, until, reason), null, meter.charges());
    }

    private Settlement unwanted(String reason) {
        Instant until = clock.instant().plus(UNWANTED);
        return new Settlement(job.id(), new JobEvent.Unwanted(owner, until, reason), null, meter.charges());
    }

    private Settlement failed(Throwable cause, boolean retryable) {
        LOG.warn(
                "Job {} ({} of {}) failed",
                job.id(),
                job.what().kind().label(),
                job.what().asset(),
                cause);
        return new Settlement(job.id(), new JobEvent.Failed(owner, reason(cause), retryable), null, meter.charges());
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        String text = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON);
    }
}
