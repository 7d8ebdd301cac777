package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobState;

/** How the counts of table {@code job_count} change by one transaction; written at its end. */
final class JobCounts {
    static final String SELECT = "SELECT state, jobs, explicit_jobs, micros, explicit_micros FROM job_count";
    private static final String ADD = "UPDATE job_count SET jobs = jobs + ?, explicit_jobs = explicit_jobs + ?,"
            + " micros = micros + ?, explicit_micros = explicit_micros + ? WHERE state = ?";
    private static final String INSERT = "INSERT INTO job_count VALUES (?, ?, ?, ?, ?)";

    /** A sum over jobs. */
    private record Sum(long jobs, long explicit, long micros, long explicitMicros) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0);

        static Sum of(Job job, int times) {
            long micros = times * Math.round(job.what().estimate() * 1e6);
            boolean explicit = job.what().explicit();
            return new Sum(times, explicit ? times : 0, micros, explicit ? micros : 0);
        }

        Sum plus(Sum other) {
            return new Sum(
                    jobs + other.jobs,
                    explicit + other.explicit,
                    micros + other.micros,
                    explicitMicros + other.explicitMicros);
        }
    }

    private final Map<JobState, Sum> changes = new EnumMap<>(JobState.class);

    void added(Job job) {
        changes.merge(job.state(), Sum.of(job, 1), Sum::plus);
    }

    void replaced(Job before, Job after) {
        changes.merge(before.state(), Sum.of(before, -1), Sum::plus);
        added(after);
    }

    void save(SqliteSession session) throws SQLException {
        for (Map.Entry<JobState, Sum> change : changes.entrySet()) {
            Sum sum = change.getValue();
            String state = change.getKey().name();
            if (!sum.equals(Sum.NOTHING)
                    && session.update(ADD, sum.jobs(), sum.explicit(), sum.micros(), sum.explicitMicros(), state)
                            == 0) {
                session.update(INSERT, state, sum.jobs(), sum.explicit(), sum.micros(), sum.explicitMicros());
            }
        }
    }

    static BacklogCounts load(SqliteSession session) throws SQLException {
        Map<JobState, Sum> sums = new EnumMap<>(JobState.class);
        session.list(
                SELECT,
                row -> sums.put(
                        JobState.valueOf(row.getString(1)),
                        new Sum(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        Map<JobState, Long> states = new EnumMap<>(JobState.class);
        Sum waiting = Sum.NOTHING;
        for (Map.Entry<JobState, Sum> entry : sums.entrySet()) {
            Sum sum = entry.getValue();
            if (sum.jobs() > 0) {
                states.put(entry.getKey(), sum.jobs());
            }
            if (entry.getKey().waiting()) {
                waiting = waiting.plus(sum);
            }
        }
        return new BacklogCounts(states, waiting.explicit(), waiting.micros() / 1e6, waiting.explicitMicros() / 1e6);
    }
}
