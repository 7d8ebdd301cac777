package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;
import sluice.asset.Lineage;
import sluice.curate.Lineages;

/** Which asset was made from which, in the order in which the others were imported. */
record LineageRows(SqliteSession session) {
    private static final String SELECT = "SELECT parents.content_hash, children.content_hash, kind FROM lineage"
            + " JOIN asset parents ON parents.key = lineage.parent"
            + " JOIN asset children ON children.key = lineage.child";
    static final String PARENTS = SELECT + " WHERE lineage.child = ? ORDER BY lineage.parent, kind";
    static final String CHILDREN = SELECT + " WHERE lineage.parent = ? ORDER BY lineage.child, kind";

    private static final String LINK = "INSERT OR IGNORE INTO lineage (child, parent, kind) VALUES (?, ?, ?)";
    private static final String OTHERWISE =
            "child = ? AND parent = ? AND kind NOT IN (?, '" + Lineage.Kind.REPLACED.name() + "')";
    private static final String LINKED = "SELECT 1 FROM lineage WHERE " + OTHERWISE;
    private static final String UNLINK_OTHERS = "DELETE FROM lineage WHERE " + OTHERWISE;
    private static final String UNLINK = "DELETE FROM lineage WHERE child = ? AND parent = ? AND kind = ?";
    /** An asset and its ancestors, each once, whatever the catalog recorded. */
    static final String ANCESTORS = "WITH RECURSIVE above (key) AS (VALUES (?1) UNION"
            + " SELECT lineage.parent FROM above CROSS JOIN lineage ON lineage.child = above.key LIMIT ?2)"
            + " SELECT key FROM above";

    List<Lineage> parents(long asset) throws SQLException {
        return session.list(PARENTS, LineageRows::lineage, asset);
    }

    List<Lineage> children(long asset) throws SQLException {
        return session.list(CHILDREN, LineageRows::lineage, asset);
    }

    /** How many were new. */
    int link(List<Lineage> links) throws SQLException {
        return add(links, (child, parent, kind) -> session.update(LINK, child, parent, kind));
    }

    /** How many were new. */
    int deduce(List<Lineage> links) throws SQLException {
        return add(
                links,
                (child, parent, kind) -> session.list(LINKED, row -> row.getLong(1), child, parent, kind)
                                .isEmpty()
                        ? session.update(LINK, child, parent, kind)
                        : 0);
    }

    /** How many were new. */
    int declare(List<Lineage> links) throws SQLException {
        return add(links, (child, parent, kind) -> {
            session.update(UNLINK_OTHERS, child, parent, kind);
            return session.update(LINK, child, parent, kind);
        });
    }

    private interface Adding {
        int add(long child, long parent, String kind) throws SQLException;
    }

    private int add(List<Lineage> links, Adding adding) throws SQLException {
        AssetKeys keys = new AssetKeys(session);
        int added = 0;
        for (Lineage link : links) {
            Optional<Long> child = keys.of(link.child());
            Optional<Long> parent = keys.of(link.parent());
            if (child.isPresent() && parent.isPresent() && !goesRound(child.get(), parent.get())) {
                added += adding.add(child.get(), parent.get(), link.kind().name());
            }
        }
        return added;
    }

    private boolean goesRound(long child, long parent) throws SQLException {
        List<Long> above = session.list(ANCESTORS, row -> row.getLong(1), parent, Lineages.MOST_ANCESTORS);
        return above.size() >= Lineages.MOST_ANCESTORS || above.contains(child);
    }

    /** How many are gone. */
    int unlink(List<Lineage> links) throws SQLException {
        AssetKeys keys = new AssetKeys(session);
        int gone = 0;
        for (Lineage link : links) {
            Optional<Long> child = keys.of(link.child());
            Optional<Long> parent = keys.of(link.parent());
            if (child.isPresent() && parent.isPresent()) {
                gone += session.update(
                        UNLINK, child.get(), parent.get(), link.kind().name());
            }
        }
        return gone;
    }

    private static Lineage lineage(ResultSet row) throws SQLException {
        return new Lineage(id(row, 1), id(row, 2), Lineage.Kind.valueOf(row.getString(3)));
    }

    private static AssetId id(ResultSet row, int column) throws SQLException {
        return ContentHash.of(row.getBytes(column)).assetId();
    }
}
