package sluice.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.budget.Charge;

/**
 * How a worker's turn at a job ended.
 *
 * @param event {@link JobEvent.Completed}, {@link JobEvent.Skipped}, {@link JobEvent.Snoozed}, {@link JobEvent.Unwanted}
 *     or {@link JobEvent.Failed}
 * @param result what was found out; null when nothing was
 * @param charges what the steps took, also of work that failed
 */
public record Settlement(long job, JobEvent event, @Nullable Analysis result, List<Charge> charges) {
    public Settlement {
        charges = List.copyOf(charges);
        requireEnd(event);
    }

    private static void requireEnd(JobEvent event) {
        boolean end = switch (event) {
            case JobEvent.Completed completed -> true;
            case JobEvent.Skipped skipped -> true;
            case JobEvent.Snoozed snoozed -> true;
            case JobEvent.Unwanted unwanted -> true;
            case JobEvent.Failed failed -> true;
            case JobEvent.Leased leased -> false;
            case JobEvent.Renewed renewed -> false;
            case JobEvent.Expired expired -> false;
            case JobEvent.CameDue cameDue -> false;
            case JobEvent.OfferedAgain again -> false;
            case JobEvent.Retried retried -> false;
            case JobEvent.Dropped dropped -> false;
        };
        if (!end) {
            throw new IllegalArgumentException("no end of a worker's turn: " + event);
        }
    }

    /** @throws IllegalArgumentException when the result is about another asset than the job */
    public void requireAbout(Job settled) {
        if (result != null && !result.asset().equals(settled.what().asset())) {
            throw new IllegalArgumentException(
                    "job " + job + " is about " + settled.what().asset() + ", its result about " + result.asset());
        }
    }
}
