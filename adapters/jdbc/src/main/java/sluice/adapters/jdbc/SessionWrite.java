package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sluice.asset.AssetId;
import sluice.curate.Assignment;

/** Changes sessions within one transaction. */
record SessionWrite(SqliteSession session, StandingRows standings) {
    static final String SESSION_OF = "SELECT session FROM standing WHERE asset = ? AND session IS NOT NULL";
    static final String BEGIN_OF = "SELECT min(created_at) FROM standing JOIN asset ON asset.key = standing.asset"
            + " WHERE standing.session = ? HAVING count(*) > 0";
    private static final String KNOWN = "SELECT 1 FROM session WHERE id = ?";
    private static final String NEW = "INSERT INTO session (begun) VALUES (0) RETURNING id";
    private static final String AGAIN = "INSERT INTO session (id, begun) SELECT ?1, 0 FROM sqlite_sequence"
            + " WHERE name = 'session' AND ?1 BETWEEN 1 AND seq RETURNING id";
    private static final String CALL = "UPDATE session SET name = ?1 WHERE id = ?2";
    private static final String PIN = "INSERT OR IGNORE INTO session_pin (asset) VALUES (?)";
    private static final String UNPIN = "DELETE FROM session_pin WHERE asset = ?";

    long take(Assignment.InSession inSession) throws SQLException {
        Set<Long> members = keys(inSession.members());
        if (members.isEmpty()) {
            return 0;
        }
        long id = known(inSession.id()) ? inSession.id() : begun();
        put(members, id);
        return id;
    }

    long take(Assignment.Put put) throws SQLException {
        Set<Long> members = keys(put.members());
        if (members.isEmpty()) {
            return 0;
        }
        long id = known(put.id()) ? put.id() : again(put.id());
        put(members, id);
        for (long member : members) {
            session.update(put.pinned() ? PIN : UNPIN, member);
        }
        return id;
    }

    long take(Assignment.Called called) throws SQLException {
        return session.update(CALL, called.name(), called.id()) == 0 ? 0 : called.id();
    }

    private boolean known(long id) throws SQLException {
        return session.first(KNOWN, row -> 1, id).isPresent();
    }

    private long begun() throws SQLException {
        return session.only(NEW, row -> row.getLong(1));
    }

    private long again(long id) throws SQLException {
        Optional<Long> revived = session.first(AGAIN, row -> row.getLong(1), id);
        return revived.isPresent() ? revived.get() : begun();
    }

    private Set<Long> keys(List<AssetId> assets) throws SQLException {
        return new LinkedHashSet<>(new AssetKeys(session)
                .each(assets, (key, id) -> Optional.of(key))
                .values());
    }

    private void put(Set<Long> members, long id) throws SQLException {
        Set<Long> changed = new LinkedHashSet<>(List.of(id));
        for (long member : members) {
            session.first(SESSION_OF, row -> row.getLong(1), member).ifPresent(changed::add);
            standings.change(member, standing -> standing.withSession(id));
        }
        for (long one : changed) {
            Optional<Long> begun = session.first(BEGIN_OF, row -> row.getLong(1), one);
            if (begun.isPresent()) {
                session.update(
                        "UPDATE session SET begun = ? WHERE id = ? AND begun <> ?", begun.get(), one, begun.get());
            } else {
                session.update("DELETE FROM session WHERE id = ?", one);
            }
        }
    }
}
