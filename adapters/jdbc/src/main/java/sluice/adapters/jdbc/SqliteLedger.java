package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sluice.adapters.jdbc.ChargeRows.Span;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.budget.Ledger;
import sluice.budget.Mean;
import sluice.budget.Spent;
import sluice.budget.Step;

/** The ledger in SQLite, in the catalog's file; questions about all of it are answered from sums kept along. */
public final class SqliteLedger implements Ledger {
    private static final String AUTOMATIC = " AND automatic = 1 AND step NOT IN ("
            + Step.of(Tier.IMMEDIATE).stream()
                    .map(step -> "'" + step.name() + "'")
                    .collect(Collectors.joining(", "))
            + ")";
    static final String SPENT = "SELECT since, step, outcome, automatic, images, cpu_nanos, wall_nanos, micro_usd"
            + " FROM spent WHERE span = 'QUARTER' AND since >= ?";
    static final String MEANS = "SELECT step, images, cpu_nanos, wall_nanos, micro_usd FROM spent"
            + " WHERE span = 'ALL' AND since = 0 AND outcome = 'DONE'";
    static final String AUTOMATIC_LINES =
            "SELECT cpu_nanos, wall_nanos, micro_usd FROM charge" + " WHERE at >= ? AND at < ?" + AUTOMATIC;
    static final String AUTOMATIC_SPANS = "SELECT sum(cpu_nanos), sum(wall_nanos), sum(micro_usd) FROM spent"
            + " WHERE span = ? AND since >= ? AND since < ?" + AUTOMATIC;

    /** What makes a line of {@link #spent}. */
    private record Cause(LocalDate day, Step step, Charge.Outcome outcome, boolean automatic) {
        static final Comparator<Cause> ORDER = Comparator.comparing(Cause::day)
                .thenComparing(Cause::step)
                .thenComparing(Cause::outcome)
                .thenComparing(Cause::automatic);
    }

    /** A sum in whole units, so that the order of adding does not matter. */
    private record Sum(long images, long cpuNanos, long wallNanos, long microUsd) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0);

        static Sum read(ResultSet row, int first) throws SQLException {
            return new Sum(row.getLong(first), row.getLong(first + 1), row.getLong(first + 2), row.getLong(first + 3));
        }

        Sum plus(Sum other) {
            return new Sum(
                    images + other.images,
                    cpuNanos + other.cpuNanos,
                    wallNanos + other.wallNanos,
                    Math.addExact(microUsd, other.microUsd));
        }

        Cost cost() {
            return new Cost(cpuNanos / 1e9, wallNanos / 1e9, microUsd);
        }
    }

    private final SqliteDatabase database;

    public SqliteLedger(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public void record(List<Charge> charges) {
        List<Charge> batch = List.copyOf(charges);
        database.write(session -> {
            new ChargeRows(session).record(batch);
            return batch;
        });
    }

    @Override
    public Map<AssetId, List<Charge>> of(Collection<AssetId> assets) {
        return database.read(session -> new AssetKeys(session).each(assets, new ChargeRows(session)::of));
    }

    @Override
    public List<Spent> spent(Instant from, ZoneId zone) {
        long begin = Instants.millisUp(
                LocalDate.ofInstant(from, zone).atStartOfDay(zone).toInstant());
        Map<Cause, Sum> causes = new TreeMap<>(Cause.ORDER);
        database.read(session ->
                session.list(SPENT, row -> causes.merge(cause(row, zone), Sum.read(row, 5), Sum::plus), begin));
        List<Spent> answer = new ArrayList<>(causes.size());
        causes.forEach((cause, sum) -> answer.add(
                new Spent(cause.day(), cause.step(), cause.outcome(), cause.automatic(), sum.images(), sum.cost())));
        return answer;
    }

    private static Cause cause(ResultSet row, ZoneId zone) throws SQLException {
        return new Cause(
                LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong(1)), zone),
                Step.valueOf(row.getString(2)),
                Charge.Outcome.valueOf(row.getString(3)),
                row.getBoolean(4));
    }

    @Override
    public Map<Step, Mean> means() {
        Map<Step, Sum> sums = new EnumMap<>(Step.class);
        database.read(session ->
                session.list(MEANS, row -> sums.merge(Step.valueOf(row.getString(1)), Sum.read(row, 2), Sum::plus)));
        Map<Step, Mean> means = new EnumMap<>(Step.class);
        sums.forEach((step, sum) -> {
            if (sum.images() > 0) {
                Cost cost = sum.cost();
                means.put(
                        step,
                        new Mean(cost.cpuSeconds() / sum.images(), cost.wallSeconds() / sum.images(), sum.images()));
            }
        });
        return means;
    }

    @Override
    public Cost automaticSince(Instant from) {
        long exact = Instants.millisUp(from);
        long quarter = Span.QUARTER.next(exact);
        long day = Span.DAY.next(quarter);
        return database.read(session -> {
                    Sum lines = session.list(AUTOMATIC_LINES, SqliteLedger::sum, exact, quarter).stream()
                            .reduce(Sum.NOTHING, Sum::plus);
                    return lines.plus(spans(session, Span.QUARTER, quarter, day))
                            .plus(spans(session, Span.DAY, day, Long.MAX_VALUE));
                })
                .cost();
    }

    private static Sum spans(SqliteSession session, Span span, long from, long until) throws SQLException {
        return session.only(AUTOMATIC_SPANS, SqliteLedger::sum, span.name(), from, until);
    }

    private static Sum sum(ResultSet row) throws SQLException {
        return new Sum(0, row.getLong(1), row.getLong(2), row.getLong(3));
    }
}
