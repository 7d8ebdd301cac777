package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import sluice.asset.AssetId;
import sluice.curate.Assignment;
import sluice.curate.Decision;

/** Changes groups within one transaction. */
record GroupWrite(SqliteSession session, StandingRows standings, SessionWrite sessions) {
    static final String STACK_OF = "SELECT stack FROM standing WHERE asset = ? AND stack IS NOT NULL";
    static final String STACK_MEMBERS =
            "SELECT asset FROM standing INDEXED BY standing_in_stack WHERE stack = ? ORDER BY asset LIMIT 2";
    private static final String KNOWN_STACK = "SELECT cover FROM stack WHERE id = ?";
    private static final String ANCHOR = "SELECT anchor FROM stack WHERE id = ?";
    private static final String NEW_STACK = "INSERT INTO stack (cover, anchor, reason) VALUES (?, ?, ?) RETURNING id";
    private static final String SET_STACK = "UPDATE stack SET cover = ?, anchor = ?, reason = ? WHERE id = ?";

    GroupWrite(SqliteSession session, StandingRows standings) {
        this(session, standings, new SessionWrite(session, standings));
    }

    /** The number of the group; 0 when there is none. */
    long take(Assignment assignment) throws SQLException {
        return switch (assignment) {
            case Assignment.Stacked stacked -> stack(stacked);
            case Assignment.Alone(AssetId asset) -> alone(asset);
            case Assignment.Decided(Decision decision) -> new DecisionRows(session).keep(decision);
            case Assignment.InSession inSession -> sessions.take(inSession);
            case Assignment.Put put -> sessions.take(put);
            case Assignment.Called called -> sessions.take(called);
        };
    }

    private long alone(AssetId asset) throws SQLException {
        Optional<Long> key = new AssetKeys(session).of(asset);
        if (key.isPresent()) {
            leave(key.get());
        }
        return 0;
    }

    private long stack(Assignment.Stacked stacked) throws SQLException {
        Set<Long> members = keys(stacked.members());
        if (members.isEmpty()) {
            return 0;
        }
        long cover = members.iterator().next();
        Optional<Long> formerCover = cover(stacked.id());
        long id = formerCover.isPresent()
                ? stacked.id()
                : session.only(NEW_STACK, row -> row.getLong(1), cover, cover, stacked.reason());
        for (long member : members) {
            join(member, id, cover);
        }
        if (formerCover.isPresent() && formerCover.get() != cover) {
            standings.change(formerCover.get(), standing -> {
                Long stack = standing.stack();
                return stack != null && stack == id ? standing.withStack(id, false) : standing;
            });
        }
        Optional<Long> anchor = new AssetKeys(session).of(stacked.anchor());
        boolean inside = anchor.isPresent() && isIn(anchor.get(), id);
        session.update(SET_STACK, cover, inside ? anchor.get() : cover, stacked.reason(), id);
        return settle(id) ? id : 0;
    }

    private Set<Long> keys(List<AssetId> assets) throws SQLException {
        return new LinkedHashSet<>(new AssetKeys(session)
                .each(assets, (key, id) -> Optional.of(key))
                .values());
    }

    private Optional<Long> cover(long stack) throws SQLException {
        return session.first(KNOWN_STACK, row -> row.getLong(1), stack);
    }

    private void join(long member, long stack, long cover) throws SQLException {
        Optional<Long> before = session.first(STACK_OF, row -> row.getLong(1), member);
        if (before.isPresent() && before.get() != stack) {
            leave(member);
        }
        standings.change(member, standing -> standing.withStack(stack, member == cover));
    }

    private void leave(long member) throws SQLException {
        Optional<Long> stack = session.first(STACK_OF, row -> row.getLong(1), member);
        if (stack.isEmpty()) {
            return;
        }
        standings.change(member, standing -> standing.withStack(null, false));
        settle(stack.get());
    }

    /** Sees to it that a stack has two members or more, a cover and an anchor; whether there is one. */
    private boolean settle(long stack) throws SQLException {
        List<Long> first = session.list(STACK_MEMBERS, row -> row.getLong(1), stack);
        if (first.size() < 2) {
            for (long last : first) {
                standings.change(last, standing -> standing.withStack(null, false));
            }
            session.update("DELETE FROM stack WHERE id = ?", stack);
            return false;
        }
        long cover = session.only(KNOWN_STACK, row -> row.getLong(1), stack);
        if (!isIn(cover, stack)) {
            session.update("UPDATE stack SET cover = ? WHERE id = ?", first.getFirst(), stack);
            standings.change(first.getFirst(), standing -> standing.withStack(stack, true));
        }
        long anchor = session.only(ANCHOR, row -> row.getLong(1), stack);
        if (!isIn(anchor, stack)) {
            session.update("UPDATE stack SET anchor = ? WHERE id = ?", first.getFirst(), stack);
        }
        return true;
    }

    private boolean isIn(long member, long stack) throws SQLException {
        return session.first(STACK_OF, row -> row.getLong(1), member)
                .filter(its -> its == stack)
                .isPresent();
    }
}
