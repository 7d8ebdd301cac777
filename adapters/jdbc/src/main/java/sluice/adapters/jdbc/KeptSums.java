package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sluice.adapters.jdbc.ChargeRows.Span;

/** Compares the sums that are kept along with what they are sums of. */
final class KeptSums {
    private static final int SHOWN = 20;

    private static final String JOBS = "SELECT state, count(*), sum(explicit),"
            + " sum(CAST(round(estimate * 1e6) AS INTEGER)),"
            + " sum(CAST(round(estimate * 1e6) AS INTEGER) * explicit) FROM job GROUP BY state";
    private static final String VECTORS = "SELECT model, count(*) FROM embedding WHERE kind = 'WHOLE' GROUP BY model";
    private static final String COLLECTIONS = "WITH RECURSIVE held (name, rest) AS ("
            + " SELECT NULL, collections || char(10) FROM standing WHERE collections <> '' AND trashed = 0"
            + " UNION ALL SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)"
            + " FROM held WHERE rest <> '')"
            + " SELECT name, count(*) FROM held WHERE name IS NOT NULL GROUP BY name";

    /** What is kept, and the truth, by what they are about. */
    private static final Map<String, Pair> SUMS = Map.of(
            "jobs", new Pair("SELECT * FROM job_count WHERE jobs > 0", JOBS),
            "vectors", new Pair("SELECT * FROM embedding_count", VECTORS),
            "collections", new Pair("SELECT * FROM collection", COLLECTIONS),
            "quarter hours", new Pair(kept(Span.QUARTER), lines(begin(Span.QUARTER))),
            "days", new Pair(kept(Span.DAY), lines(begin(Span.DAY))),
            "the ledger", new Pair(kept(Span.ALL), lines("0")));

    /** A query for what is kept, and one for the truth; what both answer first says what they are about. */
    record Pair(String kept, String truth) {}

    private KeptSums() {}

    /** SQLite's remainder is negative before 1970. */
    static String begin(Span span) {
        long length = span.next(1);
        return "at - (at % " + length + " + " + length + ") % " + length;
    }

    private static String kept(Span span) {
        return "SELECT since, step, outcome, automatic, images, cpu_nanos, wall_nanos, micro_usd FROM spent"
                + " WHERE span = '" + span.name() + "'";
    }

    private static String lines(String since) {
        return "SELECT " + since + ", step, outcome, automatic, sum(images), sum(cpu_nanos), sum(wall_nanos),"
                + " sum(micro_usd) FROM charge GROUP BY 1, 2, 3, 4";
    }

    static List<String> problems(SqliteSession session) throws SQLException {
        List<String> problems = new ArrayList<>();
        compare(SUMS, session, problems);
        compare(KeptRenderSums.ALL, session, problems);
        return problems;
    }

    private static void compare(Map<String, Pair> sums, SqliteSession session, List<String> problems)
            throws SQLException {
        for (Map.Entry<String, Pair> sum : sums.entrySet()) {
            String kept = sum.getValue().kept();
            String truth = sum.getValue().truth();
            problems.addAll(session.list(
                    "SELECT * FROM (" + kept + ") EXCEPT SELECT * FROM (" + truth + ") LIMIT " + SHOWN,
                    row -> "the sums of " + sum.getKey() + " at " + row.getString(1) + " do not add up"));
            problems.addAll(session.list(
                    "SELECT * FROM (" + truth + ") EXCEPT SELECT * FROM (" + kept + ") LIMIT " + SHOWN,
                    row -> "a sum of " + sum.getKey() + " at " + row.getString(1) + " is not kept"));
        }
    }
}
