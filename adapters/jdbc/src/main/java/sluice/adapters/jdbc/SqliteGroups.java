package sluice.adapters.jdbc;

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
import sluice.curate.SessionMember;
import sluice.curate.Stack;

/** Stacks, sessions and lineage in SQLite: tables {@code stack}, {@code session}, {@code lineage} and {@code decision}. */
public final class SqliteGroups implements Groups {
    private static final String AFTER = "SELECT id FROM stack WHERE id > ? ORDER BY id LIMIT ?";

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
        database.write(session -> new LineageRows(session).link(batch));
    }

    @Override
    public void deduce(List<Lineage> links) {
        List<Lineage> batch = List.copyOf(links);
        database.write(session -> new LineageRows(session).deduce(batch));
    }

    @Override
    public void declare(List<Lineage> links) {
        List<Lineage> batch = List.copyOf(links);
        database.write(session -> new LineageRows(session).declare(batch));
    }

    @Override
    public void unlink(List<Lineage> links) {
        List<Lineage> batch = List.copyOf(links);
        database.write(session -> new LineageRows(session).unlink(batch));
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
            SessionRows rows = new SessionRows(session);
            Map<Long, Session> found = new LinkedHashMap<>();
            for (long id : new LinkedHashSet<>(ids)) {
                rows.find(id).ifPresent(one -> found.put(id, one));
            }
            return found;
        });
    }

    @Override
    public List<Session> sessionsBefore(@Nullable Long id, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new SessionRows(session).before(id, limit));
    }

    @Override
    public List<SessionMember> sessionMembers(long id, @Nullable AssetId after, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new SessionRows(session).members(id, after, limit));
    }

    @Override
    public Map<Long, String> namesAfter(long id, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new SessionRows(session).names(id, limit));
    }

    @Override
    public List<AssetId> pinnedAfter(@Nullable AssetId after, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> new SessionRows(session).pinned(after, limit));
    }

    @Override
    public Map<AssetId, List<Lineage>> parents(Collection<AssetId> children) {
        return database.read(session -> {
            LineageRows lineage = new LineageRows(session);
            return new AssetKeys(session)
                    .each(
                            children,
                            (key, id) -> Optional.of(lineage.parents(key)).filter(parents -> !parents.isEmpty()));
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
