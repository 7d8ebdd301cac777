package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import sluice.asset.AssetId;
import sluice.asset.ContentHash;

/** From assets' ids to the keys of their rows, and back. */
record AssetKeys(SqliteSession session) {
    static final String OF = "SELECT key FROM asset WHERE content_hash BETWEEN ? AND ?";

    /** One answer about one asset. */
    interface Lookup<T> {
        Optional<T> of(long key, AssetId id) throws SQLException;
    }

    Optional<Long> of(AssetId id) throws SQLException {
        return session.first(OF, row -> row.getLong(1), HashRange.first(id.hex()), HashRange.last(id.hex()));
    }

    /** What is answered about each of these assets, in the order asked for; unknown ones are left out. */
    <T> Map<AssetId, T> each(Collection<AssetId> ids, Lookup<T> lookup) throws SQLException {
        Map<AssetId, T> answers = new LinkedHashMap<>();
        for (AssetId id : new LinkedHashSet<>(ids)) {
            Optional<Long> key = of(id);
            if (key.isPresent()) {
                lookup.of(key.get(), id).ifPresent(answer -> answers.put(id, answer));
            }
        }
        return answers;
    }

    /** The id of an asset whose content hash is in this column. */
    static AssetId id(ResultSet row, int column) throws SQLException {
        return ContentHash.of(row.getBytes(column)).assetId();
    }
}
