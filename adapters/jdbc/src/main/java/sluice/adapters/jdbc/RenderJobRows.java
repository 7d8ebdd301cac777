package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.job.JobState;
import sluice.job.Leasing;
import sluice.render.Places;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.Seconds;
import sluice.render.book.RecipeJson;
import sluice.render.book.RenderJob;

/** The images of renders: table {@code render_job}. */
record RenderJobRows(SqliteSession session) {
    private static final String COLUMNS = "SELECT render_job.id, render, number, seed,"
            + " coalesce(render_job.recipe, render.recipe), quality, priority, deadline, pool, estimated_nanos,"
            + " estimated, state, attempts, due, owner, leased_until, note, changed, cancelled, assets, latency,"
            + " billed, places FROM render_job";
    private static final String JOIN = " JOIN render ON render.id = render_job.render";
    private static final String SELECT = COLUMNS + JOIN;
    private static final String TURN = " ORDER BY priority DESC, deadline, render_job.id LIMIT ?";
    static final String BY_ID = SELECT + " WHERE render_job.id = ?";
    static final String OF_RENDER = SELECT + " WHERE render = ? ORDER BY number";
    static final String NEXT =
            COLUMNS + " INDEXED BY render_job_by_turn" + JOIN + " WHERE pool = ?" + " AND state = 'QUEUED'" + TURN;
    static final String ALIKE = COLUMNS + " INDEXED BY render_job_by_batch" + JOIN + " WHERE pool = ? AND batch = ?"
            + " AND state = 'QUEUED'" + TURN;
    static final String NEXT_OF_MODEL = COLUMNS + " INDEXED BY render_job_by_batch" + JOIN
            + " WHERE pool = ? AND batch > ? AND batch < ? AND priority = ? AND deadline = ? AND state = 'QUEUED'"
            + " ORDER BY render_job.id LIMIT 1";
    static final String EXPIRED = SELECT + " WHERE leased_until <= ? ORDER BY leased_until LIMIT ?";
    static final String CAME_DUE = SELECT + " WHERE due <= ? ORDER BY due LIMIT ?";
    static final String LATEST = COLUMNS + " INDEXED BY render_job_latest" + JOIN + " WHERE state = 'DONE'"
            + " ORDER BY changed DESC, render_job.id DESC LIMIT ?";
    static final String LATEST_OF_POOL = COLUMNS + " INDEXED BY render_job_latest_of_pool" + JOIN
            + " WHERE state = 'DONE' AND pool = ? ORDER BY changed DESC, render_job.id DESC LIMIT ?";
    static final String LAST = "SELECT coalesce(max(id), 0) FROM render_job";
    private static final String INSERT = "INSERT INTO render_job (id, render, number, seed, batch, priority, deadline,"
            + " pool, estimated_nanos, estimated, state, attempts, due, owner, leased_until, note, changed, cancelled,"
            + " assets, latency, billed, places)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE render_job SET state = ?, attempts = ?, due = ?, owner = ?,"
            + " leased_until = ?, note = ?, changed = ?, cancelled = ?, assets = ?, latency = ?, billed = ?"
            + " WHERE id = ?";
    private static final String MOVE =
            "UPDATE render_job SET recipe = ?, batch = ?, pool = ?, places = ?, estimated_nanos = ?, estimated = ? WHERE id = ?";

    /** Of an image that nobody said by when it is wanted. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    Optional<RenderJob> byId(long id) throws SQLException {
        return session.first(BY_ID, RenderJobRows::job, id);
    }

    List<RenderJob> ofRender(long render) throws SQLException {
        return session.list(OF_RENDER, RenderJobRows::job, render);
    }

    Optional<RenderJob> next(String pool) throws SQLException {
        return session.first(NEXT, RenderJobRows::job, pool, 1);
    }

    /**
     * The queued image, of those without a deadline, that comes first of a model's.
     *
     * @param model {@code model/variant}: of a batch's name, the first two lines
     */
    Optional<RenderJob> nextOf(String pool, String model, int priority) throws SQLException {
        String lines = model.replace('/', '\n');
        return session.first(
                NEXT_OF_MODEL,
                RenderJobRows::job,
                pool,
                lines + '\n',
                lines + (char) ('\n' + 1),
                priority,
                NO_DEADLINE);
    }

    /** Queued images that can be drawn with others of this batch. */
    List<RenderJob> alike(String pool, String batch, int limit) throws SQLException {
        return session.list(ALIKE, RenderJobRows::job, pool, batch, limit);
    }

    List<RenderJob> expired(Instant now, int limit) throws SQLException {
        return session.list(EXPIRED, RenderJobRows::job, now.toEpochMilli(), limit);
    }

    List<RenderJob> cameDue(Instant now, int limit) throws SQLException {
        return session.list(CAME_DUE, RenderJobRows::job, now.toEpochMilli(), limit);
    }

    List<RenderJob> latest(@Nullable String pool, int limit) throws SQLException {
        return pool == null
                ? session.list(LATEST, RenderJobRows::job, limit)
                : session.list(LATEST_OF_POOL, RenderJobRows::job, pool, limit);
    }

    /** The highest number given to an image. */
    long last() throws SQLException {
        return session.only(LAST, row -> row.getLong(1));
    }

    void insert(RenderJob job) throws SQLException {
        Instant deadline = job.deadline();
        Leasing leasing = job.leasing();
        session.update(
                INSERT,
                job.id(),
                job.render(),
                job.index(),
                job.recipe().seed(),
                job.recipe().batch().orElse(null),
                job.priority(),
                deadline == null ? NO_DEADLINE : deadline.toEpochMilli(),
                job.pool(),
                Seconds.nanos(job.estimatedSeconds()),
                job.estimatedMicroUsd(),
                leasing.state().name(),
                leasing.attempts(),
                Instants.millis(leasing.due()),
                leasing.owner(),
                Instants.millis(leasing.leasedUntil()),
                leasing.note(),
                leasing.changed().toEpochMilli(),
                job.cancelled() ? 1 : 0,
                RenderAssets.pack(job.assets()),
                LatencyText.write(job.latency()),
                job.billedMicroUsd(),
                job.places().text());
    }

    /** Writes where it stands; neither its place nor how it is made, which {@link #move} does. */
    void update(RenderJob job) throws SQLException {
        Leasing leasing = job.leasing();
        session.update(
                UPDATE,
                leasing.state().name(),
                leasing.attempts(),
                Instants.millis(leasing.due()),
                leasing.owner(),
                Instants.millis(leasing.leasedUntil()),
                leasing.note(),
                leasing.changed().toEpochMilli(),
                job.cancelled() ? 1 : 0,
                RenderAssets.pack(job.assets()),
                LatencyText.write(job.latency()),
                job.billedMicroUsd(),
                job.id());
    }

    void move(RenderJob job, byte[] recipe) throws SQLException {
        session.update(
                MOVE,
                recipe,
                job.recipe().batch().orElse(null),
                job.pool(),
                job.places().text(),
                Seconds.nanos(job.estimatedSeconds()),
                job.estimatedMicroUsd(),
                job.id());
    }

    private static RenderJob job(ResultSet row) throws SQLException {
        Recipe recipe = PackedJson.unpack(row.getBytes(5), RecipeJson::read);
        Instant deadline = row.getLong(8) == NO_DEADLINE ? null : Instant.ofEpochMilli(row.getLong(8));
        return new RenderJob(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                recipe.withSeed(row.getLong(4)),
                Quality.valueOf(row.getString(6)),
                row.getInt(7),
                deadline,
                row.getString(9),
                Places.parse(row.getString(23)),
                Seconds.of(row.getLong(10)),
                row.getLong(11),
                leasing(row),
                row.getBoolean(19),
                RenderAssets.unpack(row.getBytes(20)),
                LatencyText.read(row.getString(21)),
                row.getLong(22));
    }

    private static Leasing leasing(ResultSet row) throws SQLException {
        return new Leasing(
                JobState.valueOf(row.getString(12)),
                row.getInt(13),
                Instants.read(row, 14),
                row.getString(15),
                Instants.read(row, 16),
                row.getString(17),
                Instant.ofEpochMilli(row.getLong(18)));
    }
}
