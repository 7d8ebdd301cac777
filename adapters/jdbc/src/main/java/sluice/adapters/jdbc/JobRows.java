package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sluice.asset.AssetId;
import sluice.job.Job;
import sluice.job.JobKind;
import sluice.job.JobState;
import sluice.job.NewJob;

/** The backlog's jobs: table {@code job}. */
record JobRows(SqliteSession session) {
    private static final String COLUMNS =
            "SELECT id, content_hash, kind, variant, priority, explicit, estimate, reason,"
                    + " at, state, attempts, due, owner, leased_until, note, changed FROM job";
    private static final String JOIN = " JOIN asset ON asset.key = job.asset";
    private static final String SELECT = COLUMNS + JOIN;
    private static final String BY_TURN = COLUMNS + " INDEXED BY job_by_turn" + JOIN + " WHERE state = 'QUEUED'";
    static final String BY_ID = SELECT + " WHERE id = ?";
    static final String BY_WORK = SELECT + " WHERE job.asset = ? AND kind = ? AND variant = ?";
    static final String IN_STATE = SELECT + " WHERE state = ? AND id > ? ORDER BY id LIMIT ?";
    static final String NEXT = BY_TURN + " ORDER BY explicit DESC, priority DESC, id LIMIT ?";
    static final String NEXT_EXPLICIT = BY_TURN + " AND explicit = 1 ORDER BY priority DESC, id LIMIT ?";
    static final String EXPIRED = SELECT + " WHERE leased_until <= ? ORDER BY leased_until LIMIT ?";
    static final String CAME_DUE = SELECT + " WHERE due <= ? ORDER BY due LIMIT ?";
    static final String LAST = "SELECT coalesce(max(id), 0) FROM job";
    static final String RERANK = "UPDATE job SET priority = ?1 WHERE id = ?2 AND priority <> ?1 AND state IN ("
            + Arrays.stream(JobState.values())
                    .filter(JobState::waiting)
                    .map(state -> "'" + state.name() + "'")
                    .collect(Collectors.joining(", "))
            + ")";
    private static final String INSERT = "INSERT INTO job (id, asset, kind, variant, priority, explicit, estimate,"
            + " reason, at, state, attempts, due, owner, leased_until, note, changed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE job SET priority = ?, explicit = ?, estimate = ?, reason = ?,"
            + " state = ?, attempts = ?, due = ?, owner = ?, leased_until = ?, note = ?, changed = ? WHERE id = ?";

    Optional<Job> byId(long id) throws SQLException {
        return session.first(BY_ID, JobRows::job, id);
    }

    Optional<Job> byWork(long asset, NewJob what) throws SQLException {
        return session.first(BY_WORK, JobRows::job, asset, what.kind().name(), what.variant());
    }

    List<Job> in(JobState state, long after, int limit) throws SQLException {
        return session.list(IN_STATE, JobRows::job, state.name(), after, limit);
    }

    List<Job> next(boolean explicitOnly, int limit) throws SQLException {
        return session.list(explicitOnly ? NEXT_EXPLICIT : NEXT, JobRows::job, limit);
    }

    List<Job> expired(Instant now, int limit) throws SQLException {
        return session.list(EXPIRED, JobRows::job, now.toEpochMilli(), limit);
    }

    List<Job> cameDue(Instant now, int limit) throws SQLException {
        return session.list(CAME_DUE, JobRows::job, now.toEpochMilli(), limit);
    }

    Job insert(long asset, NewJob what) throws SQLException {
        Job job = Job.offered(1 + session.only(LAST, row -> row.getLong(1)), what);
        session.update(
                INSERT,
                job.id(),
                asset,
                what.kind().name(),
                what.variant(),
                what.priority(),
                what.explicit() ? 1 : 0,
                what.estimate(),
                what.reason(),
                what.at().toEpochMilli(),
                job.state().name(),
                job.attempts(),
                Instants.millis(job.due()),
                job.owner(),
                Instants.millis(job.leasedUntil()),
                job.note(),
                job.changed().toEpochMilli());
        return job;
    }

    void update(Job job) throws SQLException {
        session.update(
                UPDATE,
                job.what().priority(),
                job.what().explicit() ? 1 : 0,
                job.what().estimate(),
                job.what().reason(),
                job.state().name(),
                job.attempts(),
                Instants.millis(job.due()),
                job.owner(),
                Instants.millis(job.leasedUntil()),
                job.note(),
                job.changed().toEpochMilli(),
                job.id());
    }

    void rerank(long id, double priority) throws SQLException {
        session.update(RERANK, priority, id);
    }

    private static Job job(ResultSet row) throws SQLException {
        AssetId asset = AssetKeys.id(row, 2);
        NewJob what = new NewJob(
                asset,
                JobKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getDouble(5),
                row.getBoolean(6),
                row.getDouble(7),
                row.getString(8),
                Instant.ofEpochMilli(row.getLong(9)));
        return new Job(
                row.getLong(1),
                what,
                JobState.valueOf(row.getString(10)),
                row.getInt(11),
                Instants.read(row, 12),
                row.getString(13),
                Instants.read(row, 14),
                row.getString(15),
                Instant.ofEpochMilli(row.getLong(16)));
    }
}
