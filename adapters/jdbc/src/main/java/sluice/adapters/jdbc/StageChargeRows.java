package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.budget.Charge;
import sluice.render.Seconds;
import sluice.render.Stage;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.cache.CacheKind;

/** The lines of what rendering cost: table {@code stage_charge}. */
record StageChargeRows(SqliteSession session) {
    static final String OF_JOB = "SELECT stage, pool, model, variant, estimated_nanos, cpu_nanos, wall_nanos,"
            + " micro_usd, hit, hit_nanos, fidelity, saved, outcome, at, key FROM stage_charge WHERE job = ?"
            + " ORDER BY id";
    static final String LAST = "SELECT coalesce(max(id), 0) FROM stage_charge";
    private static final String INSERT = "INSERT INTO stage_charge (id, job, stage, pool, model, variant,"
            + " estimated_nanos, cpu_nanos, wall_nanos, micro_usd, hit, hit_nanos, fidelity, saved, outcome, at, key)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING";

    /** Whether its key is new; a line with another is passed over. */
    boolean insert(long job, StageCharge charge) throws SQLException {
        CacheHit hit = charge.hit();
        return session.update(
                        INSERT,
                        1 + session.only(LAST, row -> row.getLong(1)),
                        job,
                        charge.stage().name(),
                        charge.pool(),
                        charge.model(),
                        charge.variant(),
                        Seconds.nanos(charge.estimatedSeconds()),
                        Seconds.nanos(charge.cost().cpuSeconds()),
                        Seconds.nanos(charge.cost().wallSeconds()),
                        charge.cost().microUsd(),
                        hit == null ? null : hit.kind().name(),
                        hit == null ? 0 : Seconds.nanos(hit.savedSeconds()),
                        hit == null ? null : hit.fidelity(),
                        charge.savedMicroUsd(),
                        charge.outcome().name(),
                        charge.at().toEpochMilli(),
                        charge.key())
                > 0;
    }

    List<StageCharge> of(long job) throws SQLException {
        return session.list(OF_JOB, StageChargeRows::charge, job);
    }

    private static StageCharge charge(ResultSet row) throws SQLException {
        return new StageCharge(
                Stage.valueOf(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Seconds.of(row.getLong(5)),
                ChargeRows.cost(row, 6),
                hit(row),
                row.getLong(12),
                Charge.Outcome.valueOf(row.getString(13)),
                Instant.ofEpochMilli(row.getLong(14)),
                row.getString(15));
    }

    private static @Nullable CacheHit hit(ResultSet row) throws SQLException {
        String kind = row.getString(9);
        if (kind == null) {
            return null;
        }
        double fidelity = row.getDouble(11);
        boolean unstated = row.wasNull();
        return new CacheHit(CacheKind.valueOf(kind), Seconds.of(row.getLong(10)), unstated ? null : (Double) fidelity);
    }
}
