package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for damage that SQLite sees, and for counts that do not add up. */
final class IntegrityCheck {
    private static final int SHOWN = 100;

    /** What each number kept in {@code catalog_state} must be. */
    private static final Map<String, String> COUNTS = Map.of(
            "assets", "SELECT count(*) FROM asset",
            "missing", "SELECT count(*) FROM asset WHERE present = 0",
            "pictures_pending", "SELECT count(*) FROM asset WHERE picture = 'PENDING' AND present > 0",
            "pictures_impossible", "SELECT count(*) FROM asset WHERE picture = 'IMPOSSIBLE'",
            "refused", "SELECT count(*) FROM file WHERE refusal IS NOT NULL",
            "bytes", "SELECT coalesce(sum(bytes), 0) FROM asset",
            "revision", "SELECT max(revision, (SELECT coalesce(max(revision), 0) FROM asset)) FROM catalog_state",
            "last_asset", "SELECT coalesce(max(key), 0) FROM asset");

    private IntegrityCheck() {}

    static List<String> problems(SqliteSession session) throws SQLException {
        List<String> problems =
                new ArrayList<>(session.list("PRAGMA integrity_check(" + SHOWN + ")", row -> row.getString(1)));
        problems.remove("ok");
        problems.addAll(session.list(
                "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT " + SHOWN,
                row -> "row " + row.getLong(2) + " of " + row.getString(1) + " points to no " + row.getString(3)));
        for (Map.Entry<String, String> count : COUNTS.entrySet()) {
            addWrongCount(session, count.getKey(), count.getValue(), problems);
        }
        problems.addAll(session.list(
                "SELECT key, present, files FROM (SELECT key, present,"
                        + " (SELECT count(*) FROM file WHERE asset = asset.key) AS files,"
                        + " (SELECT count(*) FROM former_file WHERE asset = asset.key) AS former FROM asset)"
                        + " WHERE present <> files OR files + former = 0 LIMIT " + SHOWN,
                row -> "asset " + row.getLong(1) + " says it has " + row.getLong(2) + " files, but has "
                        + row.getLong(3)));
        problems.addAll(KeptSums.problems(session));
        return problems;
    }

    private static void addWrongCount(SqliteSession session, String column, String truth, List<String> problems)
            throws SQLException {
        long kept = session.only("SELECT " + column + " FROM catalog_state", row -> row.getLong(1));
        long counted = session.only(truth, row -> row.getLong(1));
        if (kept != counted) {
            problems.add("the count " + column + " is " + kept + ", but should be " + counted);
        }
    }
}
