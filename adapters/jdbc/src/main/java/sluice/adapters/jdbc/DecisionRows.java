package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import sluice.asset.AssetId;
import sluice.curate.Decision;
import sluice.curate.KeptDecision;

/** What the user decided about stacks: table {@code decision}. */
record DecisionRows(SqliteSession session) {
    static final String AFTER = "SELECT decision.id, kind, ones.content_hash, others.content_hash FROM decision"
            + " JOIN asset ones ON ones.key = one LEFT JOIN asset others ON others.key = other"
            + " WHERE decision.id > ? ORDER BY decision.id LIMIT ?";
    static final String OF_PAIR = "SELECT kind FROM decision WHERE low = ? AND high = ? AND other IS NOT NULL";
    static final String FORGET_PAIR = "DELETE FROM decision WHERE low = ? AND high = ? AND other IS NOT NULL";
    static final String FORGET_COVER = "DELETE FROM decision WHERE one = ? AND other IS NULL";
    private static final String KEEP_PAIR = "INSERT INTO decision (kind, one, other) VALUES (?, ?, ?)";
    private static final String KEEP_COVER = "INSERT OR IGNORE INTO decision (kind, one) VALUES ('COVER', ?)";
    private static final String APART = "APART";
    private static final String TOGETHER = "TOGETHER";

    /** Nothing is a group of it: always 0. */
    long keep(Decision decision) throws SQLException {
        switch (decision) {
            case Decision.Apart(AssetId one, AssetId other) -> pair(one, other, APART);
            case Decision.Together(AssetId one, AssetId other) -> pair(one, other, TOGETHER);
            case Decision.Undecided(AssetId one, AssetId other) -> pair(one, other, "");
            case Decision.Cover(AssetId asset) -> cover(KEEP_COVER, asset);
            case Decision.AnyCover(AssetId asset) -> cover(FORGET_COVER, asset);
            case Decision.OnSessions _ -> {}
            case Decision.OnLineage _ -> {}
        }
        return 0;
    }

    /** @param kind empty when nothing is said any more */
    private void pair(AssetId first, AssetId second, String kind) throws SQLException {
        AssetKeys keys = new AssetKeys(session);
        Optional<Long> one = keys.of(first);
        Optional<Long> other = keys.of(second);
        if (one.isEmpty() || other.isEmpty() || one.equals(other)) {
            return;
        }
        long low = Math.min(one.get(), other.get());
        long high = Math.max(one.get(), other.get());
        Optional<String> before = session.first(OF_PAIR, row -> row.getString(1), low, high);
        if (before.isPresent() && before.get().equals(kind)) {
            return;
        }
        session.update(FORGET_PAIR, low, high);
        if (!kind.isEmpty()) {
            session.update(KEEP_PAIR, kind, one.get(), other.get());
        }
    }

    private void cover(String change, AssetId asset) throws SQLException {
        Optional<Long> key = new AssetKeys(session).of(asset);
        if (key.isPresent()) {
            session.update(change, key.get());
        }
    }

    List<KeptDecision> after(long id, int limit) throws SQLException {
        return session.list(AFTER, row -> new KeptDecision(row.getLong(1), decision(row)), id, limit);
    }

    private static Decision decision(ResultSet row) throws SQLException {
        AssetId one = AssetKeys.id(row, 3);
        return switch (row.getString(2)) {
            case APART -> new Decision.Apart(one, AssetKeys.id(row, 4));
            case TOGETHER -> new Decision.Together(one, AssetKeys.id(row, 4));
            default -> new Decision.Cover(one);
        };
    }
}
