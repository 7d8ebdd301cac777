package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sluice.adapters.jdbc.ChargeRows.Span;
import sluice.budget.Charge;
import sluice.render.Seconds;
import sluice.render.Stage;
import sluice.render.book.RenderBook.StageSum;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;

/**
 * What stages took, from sums kept along by quarter hour and by day: table {@code stage_sum}. Only the lines between a
 * moment and the next quarter hour are read themselves.
 */
record StageSums(SqliteSession session) {
    static final String LINES = "SELECT pool, model, stage, outcome = 'DONE', outcome = 'DONE' AND hit IS NOT NULL,"
            + " wall_nanos, micro_usd, iif(outcome = 'DONE', hit_nanos, 0), iif(outcome = 'DONE', saved, 0)"
            + " FROM stage_charge WHERE at >= ? AND at < ?";
    static final String SPANS = "SELECT pool, model, stage, images, hits, wall_nanos, micro_usd, hit_nanos, saved"
            + " FROM stage_sum WHERE span = ? AND since >= ? AND since < ?";
    private static final String ADD =
            "INSERT INTO stage_sum (span, since, pool, model, stage, images, hits, wall_nanos,"
                    + " micro_usd, hit_nanos, saved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                    + " images = images + excluded.images, hits = hits + excluded.hits,"
                    + " wall_nanos = wall_nanos + excluded.wall_nanos, micro_usd = micro_usd + excluded.micro_usd,"
                    + " hit_nanos = hit_nanos + excluded.hit_nanos, saved = saved + excluded.saved";

    private static final List<Span> KEPT = List.of(Span.QUARTER, Span.DAY);

    /** What makes a line of the answer, in its order. */
    private record Where(String pool, String model, Stage stage) {
        static final Comparator<Where> ORDER =
                Comparator.comparing(Where::pool).thenComparing(Where::model).thenComparing(Where::stage);
    }

    /** In whole units, so that the order of adding does not matter. */
    private record Sum(long images, long hits, long nanos, long microUsd, long hitNanos, long saved) {
        Sum plus(Sum other) {
            return new Sum(
                    images + other.images,
                    hits + other.hits,
                    Math.addExact(nanos, other.nanos),
                    Math.addExact(microUsd, other.microUsd),
                    Math.addExact(hitNanos, other.hitNanos),
                    Math.addExact(saved, other.saved));
        }
    }

    void add(StageCharge charge) throws SQLException {
        boolean done = charge.outcome() == Charge.Outcome.DONE;
        CacheHit hit = done ? charge.hit() : null;
        for (Span span : KEPT) {
            session.update(
                    ADD,
                    span.name(),
                    span.begin(charge.at().toEpochMilli()),
                    charge.pool(),
                    charge.model(),
                    charge.stage().name(),
                    done ? 1 : 0,
                    hit == null ? 0 : 1,
                    Seconds.nanos(charge.cost().wallSeconds()),
                    charge.cost().microUsd(),
                    hit == null ? 0 : Seconds.nanos(hit.savedSeconds()),
                    charge.creditedMicroUsd());
        }
    }

    List<StageSum> since(Instant from) throws SQLException {
        long exact = Instants.millisUp(from);
        long quarter = Span.QUARTER.next(exact);
        long day = Span.DAY.next(quarter);
        Map<Where, Sum> sums = new TreeMap<>(Where.ORDER);
        session.list(LINES, row -> add(row, sums), exact, quarter);
        session.list(SPANS, row -> add(row, sums), Span.QUARTER.name(), quarter, day);
        session.list(SPANS, row -> add(row, sums), Span.DAY.name(), day, Long.MAX_VALUE);
        List<StageSum> answer = new ArrayList<>(sums.size());
        sums.forEach((where, sum) -> answer.add(new StageSum(
                where.pool(),
                where.model(),
                where.stage(),
                sum.images(),
                sum.hits(),
                Seconds.of(sum.nanos()),
                sum.microUsd(),
                Seconds.of(sum.hitNanos()),
                sum.saved())));
        return answer;
    }

    private static Where add(ResultSet row, Map<Where, Sum> sums) throws SQLException {
        Where where = new Where(row.getString(1), row.getString(2), Stage.valueOf(row.getString(3)));
        Sum sum =
                new Sum(row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9));
        sums.merge(where, sum, Sum::plus);
        return where;
    }
}
