package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;
import sluice.asset.Lineage;

/** Which asset was made from which, in the order in which the others were imported. */
record LineageRows(SqliteSession session) {
    private static final String SELECT = "SELECT parents.content_hash, children.content_hash, kind FROM lineage"
            + " JOIN asset parents ON parents.key = lineage.parent"
            + " JOIN asset children ON children.key = lineage.child";
    static final String PARENTS = SELECT + " WHERE lineage.child = ? ORDER BY lineage.parent, kind";
    static final String CHILDREN = SELECT + " WHERE lineage.parent = ? ORDER BY lineage.child, kind";

    List<Lineage> parents(long asset) throws SQLException {
        return session.list(PARENTS, LineageRows::lineage, asset);
    }

    List<Lineage> children(long asset) throws SQLException {
        return session.list(CHILDREN, LineageRows::lineage, asset);
    }

    private static Lineage lineage(ResultSet row) throws SQLException {
        return new Lineage(id(row, 1), id(row, 2), Lineage.Kind.valueOf(row.getString(3)));
    }

    private static AssetId id(ResultSet row, int column) throws SQLException {
        return ContentHash.of(row.getBytes(column)).assetId();
    }
}
