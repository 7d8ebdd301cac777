package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobTransitions;
import sluice.job.NewJob;
import sluice.job.RetryRule;

/** Has events happen to jobs within one transaction; {@link #save} ends it. */
final class JobWrite {
    /** How many jobs are read at once where there may be any number. */
    private static final int PAGE = 1_000;

    private final SqliteSession session;
    private final JobRows jobs;
    private final RetryRule rule;
    private final JobCounts counts = new JobCounts();

    JobWrite(SqliteSession session, RetryRule rule) {
        this.session = session;
        this.jobs = new JobRows(session);
        this.rule = rule;
    }

    /** Which jobs something may have happened to. */
    private interface Page {
        List<Job> read(Instant now, int limit) throws SQLException;
    }

    void save() throws SQLException {
        counts.save(session);
    }

    /** Whether a job is new or changed by this. */
    boolean offer(NewJob offer) throws SQLException {
        Optional<Long> asset = new AssetKeys(session).of(offer.asset());
        if (asset.isEmpty()) {
            return false;
        }
        Optional<Job> there = jobs.byWork(asset.get(), offer);
        if (there.isPresent()) {
            return happen(there.get(), new JobEvent.OfferedAgain(offer), offer.at())
                    .isPresent();
        }
        counts.added(jobs.insert(asset.get(), offer));
        return true;
    }

    /** The job after an event; empty when the event does not apply to it. */
    Optional<Job> happen(Job job, JobEvent event, Instant now) throws SQLException {
        Optional<Job> next = JobTransitions.next(job, event, rule, now);
        if (next.isPresent()) {
            jobs.update(next.get());
            counts.replaced(job, next.get());
        }
        return next;
    }

    /** The job after an event; empty when there is no such job or the event does not apply to it. */
    Optional<Job> happen(long id, JobEvent event, Instant now) throws SQLException {
        Optional<Job> job = jobs.byId(id);
        return job.isEmpty() ? Optional.empty() : happen(job.get(), event, now);
    }

    /** Ends leases that ran out and puts back what came due. */
    void tidy(Instant now) throws SQLException {
        happenToAll(jobs::expired, new JobEvent.Expired(), now);
        happenToAll(jobs::cameDue, new JobEvent.CameDue(), now);
    }

    private void happenToAll(Page page, JobEvent event, Instant now) throws SQLException {
        // Each event takes its job out of the next page.
        for (List<Job> some = page.read(now, PAGE); !some.isEmpty(); some = page.read(now, PAGE)) {
            for (Job job : some) {
                if (happen(job, event, now).isEmpty()) {
                    throw new SQLException(event + " does not apply to " + job);
                }
            }
        }
    }

    List<Job> lease(JobEvent.Leased event, int limit, boolean explicitOnly, Instant now) throws SQLException {
        List<Job> leased = new ArrayList<>();
        for (Job job : jobs.next(explicitOnly, limit)) {
            happen(job, event, now).ifPresent(leased::add);
        }
        return List.copyOf(leased);
    }
}
