package sluice.adapters.jdbc;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Takes a database's log to the disk, once for all who wait: whatever was committed before a flush began is on the disk
 * when it has ended, since the log is one file in the order of the commits. Who waits holds up nobody who writes.
 */
final class LogFlush implements AutoCloseable {
    /** Of a file that need not outlive its machine. */
    static final Disk NO_DISK = new Disk() {
        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private final Disk disk;
    private final ReentrantLock flushing = new ReentrantLock();
    /** Commits until now; counted by who has the writing connection. */
    private final AtomicLong commits = new AtomicLong();

    /** Commits known to be on the disk. */
    private volatile long flushed;

    private volatile boolean broken;

    /** What flushes the log; a test's may fail. */
    interface Disk extends AutoCloseable {
        void flush() throws IOException;

        @Override
        void close() throws IOException;
    }

    LogFlush(Disk disk) {
        this.disk = disk;
    }

    /** One more is in the log; its number. */
    long committed() {
        return commits.incrementAndGet();
    }

    /**
     * Waits until a commit is on the disk.
     *
     * @throws IOException when the disk failed; what was not flushed before has to reach the disk by another way, since an
     *     operating system may call a flush done that it was asked for again (Rebello et al., "Can Applications Recover from
     *     fsync Failures?", 2020)
     */
    void await(long commit) throws IOException {
        if (flushed >= commit) {
            return;
        }
        flushing.lock();
        try {
            if (flushed >= commit) {
                return;
            }
            if (broken) {
                throw new IOException("its log could not be flushed");
            }
            long all = commits.get();
            flush();
            flushed = all;
        } finally {
            flushing.unlock();
        }
    }

    private void flush() throws IOException {
        boolean done = false;
        try {
            disk.flush();
            done = true;
        } finally {
            broken = !done;
        }
    }

    /** Whether the last flush failed. */
    boolean broken() {
        return broken;
    }

    /** All commits have reached the disk by another way, while nobody wrote. */
    void mended() {
        flushing.lock();
        try {
            flushed = commits.get();
            broken = false;
        } finally {
            flushing.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }

    /** The file beside a database that SQLite keeps its log in, for as long as a connection that writes is open. */
    static final class LogFile implements Disk {
        private final Path log;
        private @Nullable AsynchronousFileChannel channel;

        LogFile(Path database) {
            this.log = database.resolveSibling(database.getFileName() + "-wal");
        }

        /** By a channel that no interrupted thread closes, and that SQLite's locks have nothing to do with. */
        @Override
        public void flush() throws IOException {
            AsynchronousFileChannel open = channel;
            if (open == null) {
                open = AsynchronousFileChannel.open(log, StandardOpenOption.WRITE);
                channel = open;
            }
            open.force(false);
        }

        @Override
        public void close() throws IOException {
            AsynchronousFileChannel open = channel;
            if (open != null) {
                open.close();
            }
        }
    }
}
