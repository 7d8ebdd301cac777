package sluice.adapters.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings a database to the schema this program knows, one numbered script and one transaction after the other;
 * SQLite's {@code user_version} says how many have run. A script that was released is never changed again.
 */
final class Schema {
    /** "Slui": marks a database as a Sluice catalog (sqlite.org/pragma.html#pragma_application_id). */
    static final int APPLICATION_ID = 0x536c7569;

    private static final List<String> MIGRATIONS = List.of(
            "0001-catalog.sql",
            "0002-worth.sql",
            "0003-groups.sql",
            "0004-verdicts.sql",
            "0005-journal.sql",
            "0006-decisions.sql",
            "0007-sessions.sql",
            "0008-collections.sql",
            "0009-weights.sql",
            "0010-sidecars.sql",
            "0011-renders.sql");

    private Schema() {}

    static int version() {
        return MIGRATIONS.size();
    }

    /** @throws sluice.failure.SluiceException when the database is another program's, or a later version's */
    static void migrate(SqliteSession session, StorageFailures failures) throws SQLException {
        int found = session.only("PRAGMA user_version", row -> row.getInt(1));
        refuseForeign(session, failures, found);
        if (found > version()) {
            throw failures.of("the catalog " + failures.file() + " was written by a later version of Sluice (schema "
                    + found + ", this one knows " + version() + "): use that version, or restore a backup");
        }
        for (int next = found; next < version(); next++) {
            apply(session, next);
        }
    }

    private static void refuseForeign(SqliteSession session, StorageFailures failures, int found) throws SQLException {
        int application = session.only("PRAGMA application_id", row -> row.getInt(1));
        boolean empty = session.only("SELECT count(*) FROM sqlite_schema", row -> row.getInt(1)) == 0;
        if (application != APPLICATION_ID && !(application == 0 && found == 0 && empty)) {
            throw failures.of(failures.file() + " is another program's database, no Sluice catalog");
        }
    }

    private static void apply(SqliteSession session, int index) throws SQLException {
        session.run("BEGIN IMMEDIATE");
        boolean done = false;
        try {
            session.run(script(MIGRATIONS.get(index)));
            session.run("PRAGMA application_id = " + APPLICATION_ID);
            session.run("PRAGMA user_version = " + (index + 1));
            session.run("COMMIT");
            done = true;
        } finally {
            if (!done) {
                session.run("ROLLBACK");
            }
        }
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
