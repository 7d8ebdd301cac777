package sluice.adapters.jdbc;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A catalog's database in one file (and, while open, {@code -wal} and {@code -shm} beside it).
 *
 * <p>One connection writes, under a lock and in the order of the commits; a bounded pool reads. In WAL mode
 * (sqlite.org/wal.html) each reader sees the last commit before its transaction began and neither waits for the writer
 * nor holds it up. A write is on the disk when its call returns ({@code synchronous=FULL}): batches carry the price of
 * the flush, and what needs none says so. Failures are {@code SluiceException}s with code {@code STORAGE} that name the file.
 */
public final class SqliteDatabase implements AutoCloseable {
    private static final int READERS = 4;

    private final StorageFailures failures;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final SqliteSession writer;
    private final ReaderPool readers;
    private final SqliteConnections connections;
    private final boolean flushed;
    private volatile boolean closed;

    private SqliteDatabase(
            StorageFailures failures, SqliteSession writer, SqliteConnections connections, boolean flushed) {
        this.failures = failures;
        this.flushed = flushed;
        this.writer = writer;
        this.connections = connections;
        this.readers = new ReaderPool(READERS, connections, failures);
    }

    /** What is done within one transaction. */
    interface Work<T> {
        T in(SqliteSession session) throws SQLException;
    }

    /** Opens the file, which is created if it is not there (its folder must be), and brings its schema up to date. */
    public static SqliteDatabase open(Path file) {
        return open(file, true);
    }

    /**
     * @param flushed false for a file that need not outlive its machine, such as a test's
     */
    static SqliteDatabase open(Path file, boolean flushed) {
        StorageFailures failures = new StorageFailures(file.toAbsolutePath());
        SqliteConnections connections = new SqliteConnections(failures.file(), flushed);
        try {
            SqliteSession writer = connections.writer();
            boolean ready = false;
            try {
                Schema.migrate(writer, failures);
                ready = true;
            } finally {
                if (!ready) {
                    writer.close();
                }
            }
            return new SqliteDatabase(failures, writer, connections, flushed);
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** Reads from one consistent state. */
    <T> T read(Work<T> work) {
        SqliteSession session = readers.take();
        try {
            return transact(session, "BEGIN DEFERRED", work);
        } finally {
            readers.giveBack(session);
        }
    }

    /** Writes all or nothing; durable when it returns. */
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            requireOpen();
            return transact(writer, "BEGIN IMMEDIATE", work);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Writes all or nothing, without waiting for the disk: no crash of the process loses it, but a power cut may, with all
     * that was written after it and not flushed. A later {@link #write} takes it to the disk along with its own, since the
     * log is one file in the order of the commits (sqlite.org/pragma.html#pragma_synchronous, NORMAL).
     */
    <T> T writeUnflushed(Work<T> work) {
        if (!flushed) {
            return write(work);
        }
        writing.lock();
        try {
            requireOpen();
            synchronous("NORMAL");
            try {
                return transact(writer, "BEGIN IMMEDIATE", work);
            } finally {
                synchronous("FULL");
            }
        } finally {
            writing.unlock();
        }
    }

    private void synchronous(String level) {
        try {
            writer.run("PRAGMA synchronous = " + level);
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw failures.of("the catalog " + failures.file() + " is closed");
        }
    }

    private <T> T transact(SqliteSession session, String begin, Work<T> work) {
        try {
            session.update(begin);
            T answer = work.in(session);
            session.update("COMMIT");
            return answer;
        } catch (SQLException e) {
            rollBack(session, e);
            throw failures.of(e);
        } catch (RuntimeException | Error e) {
            rollBack(session, e);
            throw e;
        }
    }

    private static void rollBack(SqliteSession session, Throwable cause) {
        try {
            session.update("ROLLBACK");
        } catch (SQLException e) {
            // After a full disk or a damaged page SQLite has rolled back by itself; there is nothing left to undo.
            cause.addSuppressed(e);
        }
    }

    /**
     * Writes a consistent copy of the last committed state while others read and write.
     *
     * @param target a file that does not exist yet; it appears whole or not at all
     */
    public void backupTo(Path target) {
        requireOpen();
        try (SqliteSession session = connections.copier()) {
            new SqliteBackup(failures).write(session, target.toAbsolutePath());
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    /** What is wrong with the file, in words; empty when it is sound. Reads all of it: seconds for a million assets. */
    public List<String> integrity() {
        return read(IntegrityCheck::problems);
    }

    public Path file() {
        return failures.file();
    }

    /** Waits for calls under way; later ones fail. Closing again does nothing. */
    @Override
    public void close() {
        writing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            readers.close();
            writer.close();
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            writing.unlock();
        }
    }
}
