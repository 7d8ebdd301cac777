package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import sluice.asset.Label;
import sluice.asset.Standing;
import sluice.asset.Tier;

/**
 * How assets stand: table {@code standing}, and the counts of {@code collection}. Whoever changes a standing does it
 * here, within his transaction, so that the asset's revision and the counts follow.
 */
record StandingRows(SqliteSession session, CatalogState state) {
    /** What a standing is read from, wherever the table is joined. */
    static final String COLUMNS =
            "tier, value, starred, rating, tags, collections, stack, cover, session, quality, style, sensitive, inherited,"
                    + " label, trashed";

    static final String OF = "SELECT " + COLUMNS + " FROM standing WHERE asset = ?";
    static final String UNANALYSED = "SELECT asset FROM standing WHERE stack = ? AND tier = 1";
    private static final String WRITE = "INSERT OR REPLACE INTO standing (asset, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /**
     * Changes how an asset stands; if that makes a difference, it gets a new revision.
     *
     * @param asset its key
     * @return whether it made a difference
     */
    boolean change(long asset, UnaryOperator<Standing> change) throws SQLException {
        Standing before = of(session, asset);
        Standing now = change.apply(before);
        if (now.equals(before)) {
            return false;
        }
        write(asset, now);
        count(counted(before), counted(now), -1);
        count(counted(now), counted(before), 1);
        session.update("UPDATE asset SET revision = ? WHERE key = ?", state.nextRevision(), asset);
        return true;
    }

    static Standing of(SqliteSession session, long asset) throws SQLException {
        return session.first(OF, row -> read(row, 1), asset).orElse(Standing.NEW);
    }

    /**
     * @param first where {@link #COLUMNS} begin; they may be of an outer join without a row
     */
    static Standing read(ResultSet row, int first) throws SQLException {
        int tier = row.getInt(first);
        if (tier == 0) {
            return Standing.NEW;
        }
        return new Standing(
                Tier.of(tier),
                real(row, first + 1),
                row.getBoolean(first + 2),
                row.getInt(first + 3),
                Optional.ofNullable(row.getString(first + 13))
                        .map(Label::valueOf)
                        .orElse(null),
                row.getBoolean(first + 14),
                names(row.getString(first + 4)),
                names(row.getString(first + 5)),
                whole(row, first + 6),
                row.getBoolean(first + 7),
                whole(row, first + 8),
                new Standing.Summary(
                        real(row, first + 9),
                        row.getString(first + 10),
                        real(row, first + 11),
                        row.getBoolean(first + 12)));
    }

    private static @Nullable Double real(ResultSet row, int column) throws SQLException {
        double number = row.getDouble(column);
        return row.wasNull() ? null : (Double) number;
    }

    private static @Nullable Long whole(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : (Long) number;
    }

    private static SortedSet<String> names(String lines) {
        return lines.isEmpty() ? new TreeSet<>() : new TreeSet<>(Arrays.asList(lines.split("\n", -1)));
    }

    private void write(long asset, Standing now) throws SQLException {
        session.update(
                WRITE,
                asset,
                now.tier().number(),
                now.value(),
                now.starred() ? 1 : 0,
                now.rating(),
                String.join("\n", now.tags()),
                String.join("\n", now.collections()),
                now.stack(),
                now.cover() ? 1 : 0,
                now.session(),
                now.summary().quality(),
                now.summary().style(),
                now.summary().sensitive(),
                now.summary().inherited() ? 1 : 0,
                now.label() == null ? null : now.label().name(),
                now.trashed() ? 1 : 0);
    }

    /** What lies in the trash is in no collection's count. */
    private static SortedSet<String> counted(Standing standing) {
        return standing.trashed() ? new TreeSet<>() : standing.collections();
    }

    /** Adds to the counts of the collections that are in the one set and not in the other. */
    private void count(SortedSet<String> in, SortedSet<String> notIn, int more) throws SQLException {
        for (String name : in) {
            if (notIn.contains(name)) {
                continue;
            }
            if (more > 0) {
                session.update(
                        "INSERT INTO collection VALUES (?, 1) ON CONFLICT DO UPDATE SET assets = assets + 1", name);
            } else if (session.update("DELETE FROM collection WHERE name = ? AND assets = 1", name) == 0) {
                session.update("UPDATE collection SET assets = assets - 1 WHERE name = ?", name);
            }
        }
    }
}
