package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the sums that are kept along with what they are sums of. */
final class KeptSums {
    private static final int SHOWN = 20;

    private static final String JOBS = "SELECT state, count(*), sum(explicit),"
            + " sum(CAST(round(estimate * 1e6) AS INTEGER)),"
            + " sum(CAST(round(estimate * 1e6) AS INTEGER) * explicit) FROM job GROUP BY state";
    private static final String VECTORS = "SELECT model, count(*) FROM embedding WHERE kind = 'WHOLE' GROUP BY model";
    private static final String COLLECTIONS = "WITH RECURSIVE held (name, rest) AS ("
            + " SELECT NULL, collections || char(10) FROM standing WHERE collections <> ''"
            + " UNION ALL SELECT substr(rest, 1, instr(rest, char(10)) - 1), substr(rest, instr(rest, char(10)) + 1)"
            + " FROM held WHERE rest <> '')"
            + " SELECT name, count(*) FROM held WHERE name IS NOT NULL GROUP BY name";

    /** What is kept, and the truth, by what they are about. */
    private static final Map<String, Pair> SUMS = Map.of(
            "jobs", new Pair("SELECT * FROM job_count WHERE jobs > 0", JOBS),
            "vectors", new Pair("SELECT * FROM embedding_count", VECTORS),
            "collections", new Pair("SELECT * FROM collection", COLLECTIONS),
            "quarter hours", new Pair(kept("QUARTER"), lines("at - at % 900000")),
            "days", new Pair(kept("DAY"), lines("at - at % 86400000")),
            "the ledger", new Pair(kept("ALL"), lines("0")));

    private record Pair(String kept, String truth) {}

    private KeptSums() {}

    private static String kept(String span) {
        return "SELECT since, step, outcome, automatic, images, cpu_nanos, wall_nanos, micro_usd FROM spent"
                + " WHERE span = '" + span + "'";
    }

    private static String lines(String since) {
        return "SELECT " + since + ", step, outcome, automatic, sum(images), sum(cpu_nanos), sum(wall_nanos),"
                + " sum(micro_usd) FROM charge GROUP BY 1, 2, 3, 4";
    }

    static List<String> problems(SqliteSession session) throws SQLException {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Pair> sum : SUMS.entrySet()) {
            String kept = sum.getValue().kept();
            String truth = sum.getValue().truth();
            problems.addAll(session.list(
                    "SELECT * FROM (" + kept + ") EXCEPT SELECT * FROM (" + truth + ") LIMIT " + SHOWN,
                    row -> "the sums of " + sum.getKey() + " at " + row.getString(1) + " do not add up"));
            problems.addAll(session.list(
                    "SELECT * FROM (" + truth + ") EXCEPT SELECT * FROM (" + kept + ") LIMIT " + SHOWN,
                    row -> "a sum of " + sum.getKey() + " at " + row.getString(1) + " is not kept"));
        }
        return problems;
    }
}
