package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sluice.interchange.KnownSidecars;
import sluice.interchange.SaidJson;
import sluice.interchange.Seen;

/** Sidecars as they were last seen, in SQLite, in the catalog's file. */
public final class SqliteKnownSidecars implements KnownSidecars {
    static final String AT = "SELECT modified, bytes, said FROM sidecar WHERE path = ?";
    private static final String WRITE =
            "INSERT OR REPLACE INTO sidecar (path, modified, bytes, said) VALUES (?, ?, ?, ?)";

    private final SqliteDatabase database;

    public SqliteKnownSidecars(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Map<Path, Seen> find(Collection<Path> paths) {
        return database.read(session -> {
            Map<Path, Seen> found = new HashMap<>();
            for (Path path : paths) {
                session.first(
                                AT,
                                row -> new Seen(
                                        path,
                                        Instant.ofEpochMilli(row.getLong(1)),
                                        row.getLong(2),
                                        SaidJson.read(row.getString(3))),
                                path.toString())
                        .ifPresent(seen -> found.put(path, seen));
            }
            return found;
        });
    }

    @Override
    public void keep(List<Seen> sidecars) {
        if (sidecars.isEmpty()) {
            return;
        }
        database.write(session -> {
            for (Seen seen : sidecars) {
                session.update(
                        WRITE,
                        seen.path().toString(),
                        seen.modified().toEpochMilli(),
                        seen.bytes(),
                        SaidJson.write(seen.said()));
            }
            return sidecars.size();
        });
    }
}
