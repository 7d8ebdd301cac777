package sluice.contracts.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sluice.contracts.catalog.Faults;
import sluice.job.Backlog;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.NewJob;
import sluice.job.Settlement;

/** A backlog some of whose calls fail with code {@code STORAGE}, before or after they were carried out. */
public record FaultyBacklog(Backlog sound, Faults faults) implements Backlog {
    @Override
    public int offer(List<NewJob> jobs) {
        return faults.through("offer", () -> sound.offer(jobs));
    }

    @Override
    public List<Job> lease(String owner, Duration lease, int limit, boolean explicitOnly, Instant now) {
        return faults.through("lease", () -> sound.lease(owner, lease, limit, explicitOnly, now));
    }

    @Override
    public boolean renew(long job, String owner, Instant until) {
        return faults.through("renew", () -> sound.renew(job, owner, until));
    }

    @Override
    public boolean settle(Settlement settlement, Instant now) {
        return faults.through("settle", () -> sound.settle(settlement, now));
    }

    @Override
    public void rerank(Map<Long, Double> priorities) {
        faults.through("rerank", () -> {
            sound.rerank(priorities);
            return priorities;
        });
    }

    @Override
    public List<Job> in(JobState state, long after, int limit) {
        return faults.through("in", () -> sound.in(state, after, limit));
    }

    @Override
    public List<Job> next(int limit) {
        return faults.through("next", () -> sound.next(limit));
    }

    @Override
    public Optional<Job> find(long job) {
        return faults.through("find", () -> sound.find(job));
    }

    @Override
    public int apply(Collection<Long> jobs, JobEvent event, Instant now) {
        return faults.through("apply", () -> sound.apply(jobs, event, now));
    }

    @Override
    public BacklogCounts counts() {
        return faults.through("counts", sound::counts);
    }
}
