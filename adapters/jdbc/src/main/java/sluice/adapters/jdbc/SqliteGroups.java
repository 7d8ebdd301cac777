package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.curate.Assignment;
import sluice.curate.Groups;
import sluice.curate.KeptDecision;
import sluice.curate.Session;
import sluice.curate.Stack;

/** Stacks, sessions and lineage in SQLite: tables {@code stack}, {@code session}, {@code lineage} and {@code decision}. */
public final class SqliteGroups implements Groups {
    static final String SESSION = "SELECT count(*), min(created_at), max(created_at),"
            + " total(starred = 1 OR rating >= 4 OR collections <> ''"
            + " OR EXISTS (SELECT 1 FROM signal WHERE signal.asset = standing.asset AND kind IN ('DOWNLOADED', 'SHARED'))"
            + " OR EXISTS (SELECT 1 FROM lineage WHERE parent = standing.asset AND kind = 'UPSCALED'))"
            + " FROM standing JOIN asset ON asset.key = standing.asset WHERE standing.session = ?";
    static final String LATEST = "SELECT id FROM session ORDER BY begun DESC, id DESC LIMIT ?";
    static final String BEFORE =
            "SELECT id FROM session WHERE (begun, id) < (SELECT begun, id FROM session WHERE id = ?)"
                    + " ORDER BY begun DESC, id DESC LIMIT ?";
    private static final String AFTER = "SELECT id FROM stack WHERE id > ? ORDER BY id LIMIT ?";
    private static final String LINK = "INSERT OR IGNORE INTO lineage (child, parent, kind) VALUES (?, ?, ?)";

    private final SqliteDatabase database;

    public SqliteGroups(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<Long> assign(List<Assignment> assignments) {
        List<Assignment> batch = List.copyOf(assignments);
        return database.write(session -> {
            CatalogState state = CatalogState.load(session);
            GroupWrite write = new GroupWrite(session, new StandingRows(session, state));
            List<Long> groups = new ArrayList<>(batch.size());
            for (Assignment assignment : batch) {
                groups.add(write.take(assignment));
            }
            state.save(session);
            return List.copyOf(groups);
        });
    }

    @Override
    public void link(List<Lineage> links) {
        List<Lineage> batch = List.copyOf(links);
        database.write(session -> {
            AssetKeys keys = new AssetKeys(session);
            int added = 0;
            for (Lineage link : batch) {
                Optional<Long> child = keys.of(link.child());
                Optional<Long> parent = keys.of(link.parent());
                if (child.isPresent() && parent.isPresent()) {
                    added += session.update(
                            LINK, child.get(), parent.get(), link.kind().name());
                }
            }
            return added;
        });
    }

    @Override
    public Map<Long, Stack> stacks(Collection<Long> ids) {
        return database.read(session -> {
            StackRows rows = new StackRows(session);
            Map<Long, Stack> found = new LinkedHashMap<>();
            for (long id : new LinkedHashSet<>(ids)) {
                rows.find(id).ifPresent(stack -> found.put(id, stack));
            }
            return found;
        });
    }

    @Override
    public List<KeptDecision> decisionsAfter(long id, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new DecisionRows(session).after(id, limit));
    }

    @Override
    public Map<Long, Integer> stackSizes(Collection<Long> ids) {
        return database.read(session -> {
            StackRows rows = new StackRows(session);
            Map<Long, Integer> sizes = new LinkedHashMap<>();
            for (long id : new LinkedHashSet<>(ids)) {
                int members = rows.size(id);
                if (members > 0) {
                    sizes.put(id, members);
                }
            }
            return sizes;
        });
    }

    @Override
    public List<Stack> stacksAfter(long id, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> {
            StackRows rows = new StackRows(session);
            List<Stack> stacks = new ArrayList<>();
            for (long next : session.list(AFTER, row -> row.getLong(1), id, limit)) {
                rows.find(next).ifPresent(stacks::add);
            }
            return stacks;
        });
    }

    @Override
    public Map<Long, Session> sessions(Collection<Long> ids) {
        return database.read(session -> {
            Map<Long, Session> found = new LinkedHashMap<>();
            for (long id : new LinkedHashSet<>(ids)) {
                find(session, id).ifPresent(one -> found.put(id, one));
            }
            return found;
        });
    }

    private static Optional<Session> find(SqliteSession session, long id) throws SQLException {
        Session found = session.only(
                SESSION,
                row -> new Session(
                        id,
                        Instant.ofEpochMilli(row.getLong(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getLong(1),
                        row.getLong(4)),
                id);
        return Optional.of(found).filter(one -> one.assets() > 0);
    }

    @Override
    public List<Session> sessionsBefore(@Nullable Long id, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> {
            List<Long> ids = id == null
                    ? session.list(LATEST, row -> row.getLong(1), limit)
                    : session.list(BEFORE, row -> row.getLong(1), id, limit);
            List<Session> sessions = new ArrayList<>();
            for (long before : ids) {
                find(session, before).ifPresent(sessions::add);
            }
            return sessions;
        });
    }

    @Override
    public Map<AssetId, List<Lineage>> children(Collection<AssetId> parents) {
        return database.read(session -> {
            LineageRows lineage = new LineageRows(session);
            return new AssetKeys(session)
                    .each(
                            parents,
                            (key, id) -> Optional.of(lineage.children(key)).filter(children -> !children.isEmpty()));
        });
    }
}
