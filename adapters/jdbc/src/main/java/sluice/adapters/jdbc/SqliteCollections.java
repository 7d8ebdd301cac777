package sluice.adapters.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sluice.asset.AssetId;
import sluice.collection.CollectionChange;
import sluice.collection.CollectionEntry;
import sluice.collection.CollectionKind;
import sluice.collection.Collections;
import sluice.collection.Definition;
import sluice.collection.Membership;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;

/** Collections in SQLite: table {@code collection_definition}, the counts of {@code collection}, and signals. */
public final class SqliteCollections implements Collections {
    private static final String ABOUT_ONE =
            " WHERE detail = ? AND kind IN ('COLLECTED', 'PORTFOLIO', 'DELIVERED', 'UNCOLLECTED')";
    static final String SAID = SqliteSignals.SELECT + ABOUT_ONE + " ORDER BY id";
    static final String FIRST = "SELECT at FROM signal" + ABOUT_ONE + " AND kind <> 'UNCOLLECTED' ORDER BY id LIMIT 1";
    static final String LAST =
            "SELECT kind FROM signal" + ABOUT_ONE + " AND kind <> 'UNCOLLECTED' ORDER BY id DESC LIMIT 1";
    static final String COUNT = "SELECT assets FROM collection WHERE name = ?";
    private static final String COLUMNS = "SELECT name, kind, query, note, created FROM collection_definition";
    static final String DEFINITION = COLUMNS + " WHERE name = ?";
    private static final String DEFINITIONS = COLUMNS + " ORDER BY name";
    private static final String COUNTS = "SELECT name, assets FROM collection ORDER BY name";
    private static final String QUERIES =
            "SELECT name, query FROM collection_definition WHERE kind = 'QUERY' ORDER BY name";
    private static final String WRITE =
            "INSERT OR REPLACE INTO collection_definition (name, kind, query, note, created) VALUES (?, ?, ?, ?, ?)";

    private final SqliteDatabase database;

    public SqliteCollections(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public List<CollectionEntry> all() {
        return database.read(session -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            session.list(COUNTS, row -> counts.put(row.getString(1), row.getLong(2)));
            Map<String, CollectionEntry> all = new TreeMap<>();
            for (Definition one : session.list(DEFINITIONS, SqliteCollections::definition)) {
                all.put(one.name(), new CollectionEntry(one, true, counts.getOrDefault(one.name(), 0L)));
            }
            for (Map.Entry<String, Long> count : counts.entrySet()) {
                if (!all.containsKey(count.getKey())) {
                    all.put(count.getKey(), signalled(session, count.getKey(), count.getValue()));
                }
            }
            return List.copyOf(all.values());
        });
    }

    @Override
    public Optional<CollectionEntry> find(String name) {
        return database.read(session -> {
            Optional<Definition> written = session.first(DEFINITION, SqliteCollections::definition, name);
            long assets = session.first(COUNT, row -> row.getLong(1), name).orElse(0L);
            if (written.isPresent()) {
                return Optional.of(new CollectionEntry(written.get(), true, assets));
            }
            return assets == 0 ? Optional.<CollectionEntry>empty() : Optional.of(signalled(session, name, assets));
        });
    }

    /** One that nobody defined. */
    private static CollectionEntry signalled(SqliteSession session, String name, long assets) throws SQLException {
        SignalKind last = session.only(LAST, row -> SignalKind.valueOf(row.getString(1)), name);
        Instant first = session.only(FIRST, row -> Instant.ofEpochMilli(row.getLong(1)), name);
        CollectionKind kind = CollectionKind.of(last).orElseThrow();
        return new CollectionEntry(new Definition(name, kind, "", "", first), false, assets);
    }

    @Override
    public List<Membership> members(String name, int limit) {
        Bounds.notNegative(limit);
        List<Membership> members =
                Membership.replay(name, database.read(session -> session.list(SAID, SqliteSignals::signal, name)));
        return members.subList(0, Math.min(limit, members.size()));
    }

    @Override
    public Map<String, String> queries() {
        return database.read(session -> {
            Map<String, String> queries = new LinkedHashMap<>();
            session.list(QUERIES, row -> queries.put(row.getString(1), row.getString(2)));
            return queries;
        });
    }

    @Override
    public void make(CollectionChange change, Instant at, String origin) {
        database.write(session -> {
            CatalogState state = CatalogState.load(session);
            for (NewSignal signal : signals(change, at, origin)) {
                SqliteSignals.append(session, state, signal);
            }
            state.save(session);
            Definition forgets = change.forgets();
            if (forgets != null) {
                session.update("DELETE FROM collection_definition WHERE name = ?", forgets.name());
            }
            Definition defines = change.defines();
            if (defines != null) {
                session.update(
                        WRITE,
                        defines.name(),
                        defines.kind().name(),
                        defines.query(),
                        defines.note(),
                        defines.created().toEpochMilli());
            }
            return change;
        });
    }

    private static List<NewSignal> signals(CollectionChange change, Instant at, String origin) {
        List<NewSignal> all = new ArrayList<>();
        change.leaving()
                .forEach(one -> all.add(signal(one.asset(), SignalKind.UNCOLLECTED, one.collection(), at, origin)));
        change.join().forEach(one -> all.add(signal(one.asset(), one.kind(), one.collection(), one.at(), origin)));
        return all;
    }

    private static NewSignal signal(AssetId asset, SignalKind kind, String name, Instant at, String origin) {
        return new NewSignal(asset, kind, name, 0, at, origin, null);
    }

    private static Definition definition(ResultSet row) throws SQLException {
        return new Definition(
                row.getString(1),
                CollectionKind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)));
    }
}
