package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sluice.analysis.Analysis;
import sluice.budget.Charge;
import sluice.job.Backlog;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.NewJob;
import sluice.job.RetryRule;
import sluice.job.Settlement;

/** The backlog in SQLite, in the catalog's file, so that a job's end and what it found out are one transaction. */
public final class SqliteBacklog implements Backlog {
    private final SqliteDatabase database;
    private final RetryRule rule;

    public SqliteBacklog(SqliteDatabase database, RetryRule rule) {
        this.database = database;
        this.rule = rule;
    }

    /** What is done to jobs within one transaction. */
    private interface Change<T> {
        T in(JobWrite write) throws SQLException;
    }

    private <T> T change(Change<T> change) {
        return database.write(session -> {
            JobWrite write = new JobWrite(session, rule);
            T answer = change.in(write);
            write.save();
            return answer;
        });
    }

    @Override
    public int offer(List<NewJob> offers) {
        List<NewJob> batch = List.copyOf(offers);
        return change(write -> {
            int changed = 0;
            for (NewJob offer : batch) {
                changed += write.offer(offer) ? 1 : 0;
            }
            return changed;
        });
    }

    @Override
    public List<Job> lease(String owner, Duration lease, int limit, boolean explicitOnly, Instant now) {
        Bounds.notNegative(limit);
        return change(write -> {
            write.tidy(now);
            return write.lease(new JobEvent.Leased(owner, now.plus(lease)), limit, explicitOnly, now);
        });
    }

    @Override
    public boolean renew(long job, String owner, Instant until) {
        return change(write ->
                write.happen(job, new JobEvent.Renewed(owner, until), until).isPresent());
    }

    @Override
    public boolean settle(Settlement settlement, Instant now) {
        @Nullable Analysis result = settlement.result();
        @Nullable StoredAnalysis stored = result == null ? null : StoredAnalysis.of(result);
        return database.write(session -> {
            Optional<Job> job = new JobRows(session).byId(settlement.job());
            job.ifPresent(settlement::requireAbout);
            JobWrite write = new JobWrite(session, rule);
            boolean owned = job.isPresent()
                    && write.happen(job.get(), settlement.event(), now).isPresent();
            write.save();
            if (owned && stored != null) {
                CatalogState state = CatalogState.load(session);
                new SettlementWrite(session, state).take(stored);
                state.save(session);
            }
            List<Charge> lines = settlement.charges();
            new ChargeRows(session)
                    .record(owned ? lines : lines.stream().map(Charge::lost).toList());
            return owned;
        });
    }

    @Override
    public void rerank(Map<Long, Double> priorities) {
        // By number, so that neighbours in the table are changed one after the other.
        SortedMap<Long, Double> batch = new TreeMap<>(priorities);
        if (batch.values().stream().anyMatch(priority -> priority.isNaN())) {
            throw new IllegalArgumentException("a priority is a number");
        }
        database.write(session -> {
            JobRows jobs = new JobRows(session);
            for (Map.Entry<Long, Double> entry : batch.entrySet()) {
                jobs.rerank(entry.getKey(), entry.getValue() + 0.0);
            }
            return batch;
        });
    }

    @Override
    public List<Job> in(JobState state, long after, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new JobRows(session).in(state, after, limit));
    }

    @Override
    public List<Job> next(int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new JobRows(session).next(false, limit));
    }

    @Override
    public Optional<Job> find(long job) {
        return database.read(session -> new JobRows(session).byId(job));
    }

    @Override
    public int apply(Collection<Long> jobs, JobEvent event, Instant now) {
        JobEvent.requireUsers(event);
        List<Long> batch = List.copyOf(jobs);
        return change(write -> {
            int changed = 0;
            for (long job : batch) {
                changed += write.happen(job, event, now).isPresent() ? 1 : 0;
            }
            return changed;
        });
    }

    @Override
    public BacklogCounts counts() {
        return database.read(JobCounts::load);
    }
}
