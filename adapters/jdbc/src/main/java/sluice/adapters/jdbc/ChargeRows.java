package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.budget.Step;

/** The ledger's lines and the sums kept along: tables {@code charge} and {@code spent}. */
record ChargeRows(SqliteSession session) {
    static final String OF = "SELECT images, step, estimated, cpu_nanos, wall_nanos, micro_usd, outcome, automatic, at,"
            + " key FROM charge WHERE asset = ? ORDER BY id";
    static final String LAST = "SELECT coalesce(max(id), 0) FROM charge";
    private static final String INSERT =
            "INSERT INTO charge (id, asset, images, step, estimated, cpu_nanos, wall_nanos,"
                    + " micro_usd, outcome, automatic, at, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (key) DO NOTHING";
    private static final String ADD = "INSERT INTO spent (span, since, step, outcome, automatic, images, cpu_nanos,"
            + " wall_nanos, micro_usd) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            + " images = images + excluded.images, cpu_nanos = cpu_nanos + excluded.cpu_nanos,"
            + " wall_nanos = wall_nanos + excluded.wall_nanos, micro_usd = micro_usd + excluded.micro_usd";

    /** What sums are kept over. */
    enum Span {
        QUARTER(Duration.ofMinutes(15)),
        DAY(Duration.ofDays(1)),
        ALL(null);

        private final @Nullable Duration length;

        Span(@Nullable Duration length) {
            this.length = length;
        }

        /** The begin of the span that this moment is in. */
        long begin(long millis) {
            return length == null ? 0 : millis - Math.floorMod(millis, length.toMillis());
        }

        /** The first begin of a span that is not before this moment. */
        long next(long millis) {
            return length == null ? 0 : begin(millis + length.toMillis() - 1);
        }
    }

    /** Adds lines; those with a key that is there already are passed over. */
    void record(List<Charge> charges) throws SQLException {
        long id = session.only(LAST, row -> row.getLong(1));
        for (Charge charge : charges) {
            if (insert(id + 1, charge)) {
                id++;
                for (Span span : Span.values()) {
                    add(span, charge);
                }
            }
        }
    }

    private boolean insert(long id, Charge charge) throws SQLException {
        AssetId asset = charge.asset();
        return session.update(
                        INSERT,
                        id,
                        asset == null ? null : new AssetKeys(session).of(asset).orElse(null),
                        charge.images(),
                        charge.step().name(),
                        charge.estimated(),
                        nanos(charge.cost().cpuSeconds()),
                        nanos(charge.cost().wallSeconds()),
                        charge.cost().microUsd(),
                        charge.outcome().name(),
                        charge.automatic() ? 1 : 0,
                        charge.at().toEpochMilli(),
                        charge.key())
                > 0;
    }

    private void add(Span span, Charge charge) throws SQLException {
        session.update(
                ADD,
                span.name(),
                span.begin(charge.at().toEpochMilli()),
                charge.step().name(),
                charge.outcome().name(),
                charge.automatic() ? 1 : 0,
                charge.images(),
                nanos(charge.cost().cpuSeconds()),
                nanos(charge.cost().wallSeconds()),
                charge.cost().microUsd());
    }

    Optional<List<Charge>> of(long key, AssetId asset) throws SQLException {
        List<Charge> lines = session.list(OF, row -> charge(row, asset), key);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private static Charge charge(ResultSet row, AssetId asset) throws SQLException {
        return new Charge(
                asset,
                row.getInt(1),
                Step.valueOf(row.getString(2)),
                row.getDouble(3),
                cost(row, 4),
                Charge.Outcome.valueOf(row.getString(7)),
                row.getBoolean(8),
                Instant.ofEpochMilli(row.getLong(9)),
                row.getString(10));
    }

    /** From three columns: nanoseconds of the processor, nanoseconds in all, and micro-dollars. */
    static Cost cost(ResultSet row, int first) throws SQLException {
        return new Cost(row.getLong(first) / 1e9, row.getLong(first + 1) / 1e9, row.getLong(first + 2));
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
