package sluice.dispatch;

import java.util.List;
import java.util.function.BooleanSupplier;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobState;

/** Knows when a drain is through: nothing is in hand, and nothing waits that may be begun. */
final class Drain {
    private final Desk desk;
    private final QueueSwitch mode;
    private final BooleanSupplier settled;

    Drain(Desk desk, QueueSwitch mode, BooleanSupplier settled) {
        this.desk = desk;
        this.mode = mode;
        this.settled = settled;
    }

    /**
     * What was put off by the policy is left; what failed is waited for, since it comes back within minutes or ends. The
     * promoter is asked first: what it offers afterwards belongs to a later drain.
     */
    boolean isThrough() {
        if (!settled.getAsBoolean()) {
            return false;
        }
        boolean automatic = desk.allowance().allows(0);
        List<Job> next = desk.backlog().next(1);
        // Counted after looking: what was taken in between is counted as leased.
        BacklogCounts counts = desk.backlog().counts();
        boolean queued = !next.isEmpty() && (automatic || next.getFirst().what().explicit());
        boolean comesBack = counts.in(JobState.RETRY) > 0
                && (automatic
                        || desk.backlog().in(JobState.RETRY, 0, 500).stream()
                                .anyMatch(job -> job.what().explicit()));
        return mode.mode() == QueueMode.DRAINING && !queued && !comesBack && counts.in(JobState.LEASED) == 0;
    }
}
