package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/** At most so many reading sessions, opened when first needed; the one used last, with the warmest cache, goes first. */
final class ReaderPool {
    private static final long PATIENCE_SECONDS = 30;

    private final int size;
    private final SqliteConnections connections;
    private final StorageFailures failures;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<SqliteSession> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ReaderPool(int size, SqliteConnections connections, StorageFailures failures) {
        this.size = size;
        this.connections = connections;
        this.failures = failures;
        this.permits = new Semaphore(size, true);
    }

    SqliteSession take() {
        acquire();
        boolean taken = false;
        try {
            if (closed) {
                throw failures.of("the catalog " + failures.file() + " is closed");
            }
            SqliteSession session = idle.pollFirst();
            SqliteSession answer = session == null ? connections.reader() : session;
            taken = true;
            return answer;
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            if (!taken) {
                permits.release();
            }
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw SluiceException.of(FailureCode.OVERLOADED, "too many readers of the catalog at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SluiceException(FailureCode.OVERLOADED, null, "interrupted while waiting to read the catalog", e);
        }
    }

    void giveBack(SqliteSession session) {
        idle.addFirst(session);
        permits.release();
    }

    /** Waits until all sessions are back. */
    void close() throws SQLException {
        closed = true;
        permits.acquireUninterruptibly(size);
        try {
            for (SqliteSession session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
                session.close();
            }
        } finally {
            permits.release(size);
        }
    }
}
