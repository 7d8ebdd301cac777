package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.curate.Session;
import sluice.curate.SessionMember;

/** Reads sessions: tables {@code session} and {@code session_pin}, and who is in them from table {@code standing}. */
record SessionRows(SqliteSession session) {
    static final String SESSION = "SELECT count(*), min(created_at), max(created_at),"
            + " total(starred = 1 OR rating >= 4 OR collections <> ''"
            + " OR EXISTS (SELECT 1 FROM signal WHERE signal.asset = standing.asset AND kind IN ('DOWNLOADED', 'SHARED'))"
            + " OR EXISTS (SELECT 1 FROM lineage WHERE parent = standing.asset AND kind = 'UPSCALED'))"
            + " FROM standing JOIN asset ON asset.key = standing.asset WHERE standing.session = ?";
    static final String LATEST = "SELECT id FROM session ORDER BY begun DESC, id DESC LIMIT ?";
    static final String BEFORE =
            "SELECT id FROM session WHERE (begun, id) < (SELECT begun, id FROM session WHERE id = ?)"
                    + " ORDER BY begun DESC, id DESC LIMIT ?";
    static final String NAME = "SELECT name FROM session WHERE id = ?";
    static final String NAMES = "SELECT id, name FROM session WHERE name <> '' AND id > ? ORDER BY id LIMIT ?";
    static final String PINNED = "SELECT content_hash FROM session_pin JOIN asset ON asset.key = session_pin.asset"
            + " WHERE session_pin.asset > ? ORDER BY session_pin.asset LIMIT ?";
    /** Sorted each time: a session has some hundreds, and nothing else wants them by time. */
    private static final String MEMBERS = "SELECT content_hash, created_at, coalesce(value, 0),"
            + " trashed = 0 AND (stack IS NULL OR cover = 1)"
            + " FROM standing JOIN asset ON asset.key = standing.asset"
            + " WHERE standing.session = ?1 AND (created_at, asset.key) > (?2, ?3)"
            + " ORDER BY created_at, asset.key LIMIT ?4";

    private static final String CREATED = "SELECT created_at FROM asset WHERE key = ?";

    Optional<Session> find(long id) throws SQLException {
        String name = session.first(NAME, row -> row.getString(1), id).orElse("");
        Session found = session.only(
                SESSION,
                row -> new Session(
                        id,
                        name,
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getLong(1),
                        row.getLong(4)),
                id);
        return Optional.of(found).filter(one -> one.assets() > 0);
    }

    List<Session> before(@Nullable Long id, int limit) throws SQLException {
        List<Long> ids = id == null
                ? session.list(LATEST, row -> row.getLong(1), limit)
                : session.list(BEFORE, row -> row.getLong(1), id, limit);
        List<Session> sessions = new ArrayList<>();
        for (long before : ids) {
            find(before).ifPresent(sessions::add);
        }
        return sessions;
    }

    List<SessionMember> members(long id, @Nullable AssetId after, int limit) throws SQLException {
        long created = Long.MIN_VALUE;
        long key = 0;
        if (after != null) {
            Optional<Long> found = new AssetKeys(session).of(after);
            if (found.isEmpty()) {
                return List.of();
            }
            key = found.get();
            created = session.only(CREATED, row -> row.getLong(1), key);
        }
        return session.list(
                MEMBERS,
                row -> new SessionMember(
                        AssetKeys.id(row, 1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getDouble(3),
                        row.getBoolean(4)),
                id,
                created,
                key,
                limit);
    }

    Map<Long, String> names(long after, int limit) throws SQLException {
        Map<Long, String> names = new LinkedHashMap<>();
        session.list(NAMES, row -> names.put(row.getLong(1), row.getString(2)), after, limit);
        return names;
    }

    List<AssetId> pinned(@Nullable AssetId after, int limit) throws SQLException {
        Optional<Long> key = after == null ? Optional.of(0L) : new AssetKeys(session).of(after);
        return key.isEmpty() ? List.of() : session.list(PINNED, row -> AssetKeys.id(row, 1), key.get(), limit);
    }
}
