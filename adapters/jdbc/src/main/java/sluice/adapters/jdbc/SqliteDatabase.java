package sluice.adapters.jdbc;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A catalog's database in one file (and, while open, {@code -wal} and {@code -shm} beside it).
 *
 * <p>One connection writes, under a lock and in the order of the commits; a bounded pool reads. In WAL mode
 * (sqlite.org/wal.html) each reader sees the last commit before its transaction began and neither waits for the writer
 * nor holds it up. A write is on the disk when its call returns: batches carry the price of the flush, those who wait for
 * one at the same time share it, and what needs none says so. Failures are {@code SluiceException}s with code
 * {@code STORAGE} that name the file.
 */
public final class SqliteDatabase implements AutoCloseable {
    private static final int READERS = 4;

    private final StorageFailures failures;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final SqliteSession writer;
    private final ReaderPool readers;
    private final SqliteConnections connections;
    private final LogFlush log;
    private final Checkpointer checkpointer;
    private volatile boolean closed;

    private SqliteDatabase(
            StorageFailures failures, SqliteSession writer, SqliteConnections connections, LogFlush.Disk disk) {
        this.failures = failures;
        this.writer = writer;
        this.connections = connections;
        this.log = new LogFlush(disk);
        this.checkpointer = new Checkpointer(connections);
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
        return open(file, flushed, flushed ? new LogFlush.LogFile(file.toAbsolutePath()) : LogFlush.NO_DISK);
    }

    /** @param disk flushes the log; closed along with the database */
    static SqliteDatabase open(Path file, boolean flushed, LogFlush.Disk disk) {
        SqliteLibrary.find();
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
            return new SqliteDatabase(failures, writer, connections, disk);
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

    /**
     * Writes all or nothing; durable when it returns. Others may read it a little earlier, and write after it, but are not
     * durable before it is. When the disk fails at the flush, the write is there and not known to be durable, which the
     * failure says; the next write first makes it so, or fails too.
     */
    <T> T write(Work<T> work) {
        Written<T> written = commit(work);
        try {
            log.await(written.commit());
        } catch (IOException e) {
            throw failures.notFlushed(e);
        }
        return written.answer();
    }

    /**
     * Writes all or nothing, without waiting for the disk: no crash of the process loses it, but a power cut may, with all
     * that was written after it and not flushed. A later {@link #write} takes it to the disk along with its own, since the
     * log is one file in the order of the commits (sqlite.org/pragma.html#pragma_synchronous, NORMAL).
     */
    <T> T writeUnflushed(Work<T> work) {
        return commit(work).answer();
    }

    private record Written<T>(T answer, long commit) {}

    private <T> Written<T> commit(Work<T> work) {
        writing.lock();
        try {
            requireOpen();
            if (log.broken()) {
                mend();
            }
            T answer = transact(writer, "BEGIN IMMEDIATE", work);
            checkpointer.committed();
            return new Written<>(answer, log.committed());
        } finally {
            writing.unlock();
        }
    }

    /** After a flush that failed: moves the whole log into the file, which is flushed, and begins it anew. */
    private void mend() {
        try {
            boolean whole = writer.only("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1) == 0);
            if (!whole) {
                throw failures.notFlushed(new IOException("its log is being read"));
            }
            log.mended();
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
            checkpointer.close();
            readers.close();
            log.close();
            writer.close();
        } catch (SQLException e) {
            throw failures.of(e);
        } catch (IOException e) {
            throw failures.notFlushed(e);
        } finally {
            writing.unlock();
        }
    }
}
