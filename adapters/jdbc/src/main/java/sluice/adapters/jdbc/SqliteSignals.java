package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.signal.NewSignal;
import sluice.signal.Signal;
import sluice.signal.SignalKind;
import sluice.signal.Signals;

/** The record of signals in SQLite, in the catalog's file. */
public final class SqliteSignals implements Signals {
    static final String SELECT = "SELECT id, content_hash, kind, detail, amount, at, origin FROM signal"
            + " JOIN asset ON asset.key = signal.asset";
    static final String BY_KEY = SELECT + " WHERE signal.key = ?";
    static final String LATEST_OF = SELECT + " WHERE signal.asset = ? ORDER BY id DESC LIMIT ?";
    static final String ALL_OF = SELECT + " WHERE signal.asset = ? ORDER BY id";
    static final String SINCE = SELECT + " WHERE id > ? ORDER BY id LIMIT ?";
    static final String OUTCOMES_SINCE =
            SELECT + " WHERE id > ? AND kind IN ('PORTFOLIO', 'DELIVERED', 'UNCOLLECTED') ORDER BY id LIMIT ?";
    static final String LAST = "SELECT coalesce(max(id), 0) FROM signal";
    private static final String INSERT = "INSERT INTO signal (id, asset, kind, detail, amount, at, origin, key)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COLLECTIONS = "SELECT name, assets FROM collection ORDER BY name";

    private final SqliteDatabase database;

    public SqliteSignals(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<Signal> append(List<NewSignal> signals) {
        List<NewSignal> batch = List.copyOf(signals);
        return database.write(session -> {
            CatalogState state = CatalogState.load(session);
            List<Signal> recorded = new ArrayList<>(batch.size());
            for (NewSignal signal : batch) {
                recorded.add(append(session, state, signal));
            }
            state.save(session);
            return List.copyOf(recorded);
        });
    }

    static Signal append(SqliteSession session, CatalogState state, NewSignal added) throws SQLException {
        long asset = new AssetKeys(session)
                .of(added.asset())
                .orElseThrow(() -> SluiceException.about(
                        FailureCode.NOT_FOUND, added.asset().hex(), "there is no asset " + added.asset()));
        @Nullable String key = added.key();
        Optional<Signal> before = key == null ? Optional.empty() : session.first(BY_KEY, SqliteSignals::signal, key);
        if (before.isPresent()) {
            return before.get();
        }
        Signal signal = new Signal(
                1 + session.only(LAST, row -> row.getLong(1)),
                added.asset(),
                added.kind(),
                added.detail(),
                added.amount(),
                Instant.ofEpochMilli(added.at().toEpochMilli()),
                added.origin());
        session.update(
                INSERT,
                signal.id(),
                asset,
                signal.kind().name(),
                signal.detail(),
                signal.amount(),
                signal.at().toEpochMilli(),
                signal.origin(),
                key);
        new StandingRows(session, state).change(asset, signal::applyTo);
        return signal;
    }

    @Override
    public List<Signal> of(AssetId asset, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> {
            Optional<Long> key = new AssetKeys(session).of(asset);
            return key.isEmpty() ? List.<Signal>of() : session.list(LATEST_OF, SqliteSignals::signal, key.get(), limit);
        });
    }

    @Override
    public Map<AssetId, List<Signal>> of(Collection<AssetId> assets) {
        return database.read(session -> new AssetKeys(session)
                .each(
                        assets,
                        (key, id) -> Optional.of(session.list(ALL_OF, SqliteSignals::signal, key))
                                .filter(signals -> !signals.isEmpty())));
    }

    @Override
    public List<Signal> since(long id, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> session.list(SINCE, SqliteSignals::signal, id, limit));
    }

    @Override
    public List<Signal> outcomesSince(long id, int limit) {
        Bounds.notNegative(limit);
        return database.read(session -> session.list(OUTCOMES_SINCE, SqliteSignals::signal, id, limit));
    }

    @Override
    public Map<String, Long> collections() {
        return database.read(session -> {
            Map<String, Long> collections = new LinkedHashMap<>();
            session.list(COLLECTIONS, row -> collections.put(row.getString(1), row.getLong(2)));
            return collections;
        });
    }

    static Signal signal(ResultSet row) throws SQLException {
        return new Signal(
                row.getLong(1),
                AssetKeys.id(row, 2),
                SignalKind.valueOf(row.getString(3)),
                row.getString(4),
                row.getDouble(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getString(7));
    }
}
