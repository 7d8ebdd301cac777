package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Opens connections to one file, with every setting that differs from SQLite's own. */
final class SqliteConnections {
    private static final int BUSY_MILLIS = 10_000;
    private static final int WRITER_CACHE_KIB = 64 << 10;
    private static final int READER_CACHE_KIB = 16 << 10;

    private final Path file;
    private final boolean flushed;

    SqliteConnections(Path file, boolean flushed) {
        this.file = file;
        this.flushed = flushed;
    }

    SqliteSession writer() throws SQLException {
        SqliteSession session = open(WRITER_CACHE_KIB);
        boolean ready = false;
        try {
            session.only("PRAGMA journal_mode = WAL", row -> row.getString(1));
            // NORMAL flushes the log before a checkpoint alone; who promises more than that flushes it (LogFlush).
            session.run("PRAGMA synchronous = " + level());
            // Without it macOS only hands the flush to the drive. Elsewhere it does nothing.
            session.run("PRAGMA fullfsync = ON");
            session.run("PRAGMA foreign_keys = ON");
            // Reached only when the checkpointer cannot keep up.
            session.run("PRAGMA wal_autocheckpoint = 16000");
            session.run("PRAGMA journal_size_limit = " + (64 << 20));
            ready = true;
            return session;
        } finally {
            if (!ready) {
                session.close();
            }
        }
    }

    private String level() {
        return flushed ? "NORMAL" : "OFF";
    }

    Path file() {
        return file;
    }

    SqliteSession reader() throws SQLException {
        SqliteSession session = open(READER_CACHE_KIB);
        session.run("PRAGMA query_only = ON");
        return session;
    }

    /** For copying: SQLite takes {@code VACUUM INTO} for a write, though it only reads this file. */
    SqliteSession copier() throws SQLException {
        return open(READER_CACHE_KIB);
    }

    /** For moving the log into the file: flushed as a writer's checkpoint would be. */
    SqliteSession checkpointer() throws SQLException {
        SqliteSession session = open(READER_CACHE_KIB);
        session.run("PRAGMA synchronous = " + level());
        session.run("PRAGMA fullfsync = ON");
        return session;
    }

    private SqliteSession open(int cacheKib) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        // Keys are numbered here; asking for the last one would cost a query at each insert.
        config.setGetGeneratedKeys(false);
        // As a URI, so that a question mark in a folder's name does not begin the driver's options.
        SqliteSession session = new SqliteSession(config.createConnection("jdbc:sqlite:" + file.toUri()));
        session.run("PRAGMA cache_size = -" + cacheKib);
        // A read error in mapped memory would kill the process instead of failing the call.
        session.only("PRAGMA mmap_size = 0", row -> row.getLong(1));
        return session;
    }
}
