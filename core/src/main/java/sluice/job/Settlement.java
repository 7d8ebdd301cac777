package sluice.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.budget.Charge;

/**
 * How a worker's turn at a job ended.
 *
 * @param event {@link JobEvent.Completed}, {@link JobEvent.Skipped}, {@link JobEvent.Snoozed} or {@link JobEvent.Failed}
 * @param result what was found out; null when nothing was
 * @param charges what the steps took, also of work that failed
 */
public record Settlement(long job, JobEvent event, @Nullable Analysis result, List<Charge> charges) {
    public Settlement {
        charges = List.copyOf(charges);
    }
}
