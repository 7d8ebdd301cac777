package sluice.adapters.jdbc;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what the log holds into the database's file, on a thread and a connection of its own, so that no write waits for
 * it: SQLite itself would do it within the commit that fills the log, which then takes as long as a hundred others. Readers
 * and writers go on meanwhile (sqlite.org/pragma.html#pragma_wal_checkpoint, PASSIVE). Once all is moved, the log begins
 * again at its start; until then it grows, up to where SQLite's own checkpoint sets in.
 */
final class Checkpointer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

    /** Commits between two checkpoints. */
    static final int EVERY = 250;

    /** While others write, a checkpoint may not get to the log's end; the next is nearly there. */
    private static final int TRIES = 5;

    private final SqliteConnections connections;
    private final Thread thread;
    private volatile boolean due;
    private volatile boolean closed;
    /** Since the last checkpoint that was due; guarded by the lock of who writes. */
    private int commits;

    Checkpointer(SqliteConnections connections) {
        this.connections = connections;
        this.thread = Thread.ofPlatform().name("checkpoint").daemon().start(this::run);
    }

    /** A write was committed; its caller has the lock of who writes. */
    void committed() {
        if (++commits >= EVERY) {
            commits = 0;
            due = true;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            if (due) {
                due = false;
                checkpoint();
            } else {
                LockSupport.park(this);
            }
        }
    }

    /** The boundary of the thread: what one checkpoint leaves undone, the next one does, or SQLite's own. */
    private void checkpoint() {
        try (SqliteSession session = connections.checkpointer()) {
            int left = TRIES;
            while (left > 0 && !closed && !whole(session)) {
                left--;
            }
        } catch (SQLException e) {
            LOG.warn("The log of {} was not moved into it", connections.file(), e);
        }
    }

    /** Whether nothing is left in the log that is not in the file. */
    private static boolean whole(SqliteSession session) throws SQLException {
        return session.only(
                "PRAGMA wal_checkpoint(PASSIVE)", row -> row.getInt(1) == 0 && row.getInt(2) == row.getInt(3));
    }

    /** Waits for a checkpoint under way. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
