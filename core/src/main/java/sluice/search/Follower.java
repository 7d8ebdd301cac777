package sluice.search;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is derived abreast of what it is derived from: reads what has come since the last position, takes it over,
 * and now and then makes it durable. One path for new facts, restarts and rebuilds alike: a rebuild is nothing but a
 * follower that begins at position 0.
 */
public class Follower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** What is followed, and into what. Called on the follower's thread alone, but for {@link #checkpoint}. */
    public interface Trail {
        /** The position of the last commit; 0 at the beginning. */
        long checkpoint();

        /** Forgets all that was taken over. */
        void clear();

        /** Takes over some of what came after a position; answers the new position, or the same when nothing has come. */
        long advance(long position);

        /** Makes durable what was taken over up to a position. */
        void commit(long position);
    }

    /** Changes taken over between two commits at most: a commit costs a flush to disk, a kill costs taking these over again. */
    private static final int UNCOMMITTED = 20_000;

    /** Without a change for so long, what was taken over is committed. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Least time between two passes nobody waits for: each makes a segment of the index, and many small ones cost. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    /** How long after a failure it is tried again, if nobody asks before. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Trail trail;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    /** How often somebody asked to look, and which of these askings the last finished pass had seen. */
    private long asked = 1;

    private long answered;
    private boolean urgent;
    private long lastPassNanos = System.nanoTime() - PACE_NANOS;
    private boolean fromNothing;
    private volatile boolean stopped;

    /** Whether the last pass failed, so that it is behind what it was asked for. */
    private volatile boolean behind;

    /** These are of the follower's thread alone, once it runs. */
    private long reached;

    private long committed;
    private boolean clearing;
    private boolean quiet;

    /** @param name of the follower's thread */
    public Follower(String name, Trail trail) {
        this.trail = trail;
        this.reached = trail.checkpoint();
        this.committed = reached;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::follow);
    }

    public void start() {
        thread.start();
    }

    /** Says that something may have come; it is looked for within a third of a second. */
    public void wake() {
        ask(false, false);
    }

    /** Makes all of it again from nothing; {@link #awaitCaughtUp} waits for the end. */
    public void rebuild() {
        ask(true, true);
    }

    /** Waits until everything that is there now has been taken over, or the attempt has failed. */
    public void awaitCaughtUp() throws InterruptedException {
        long mine = ask(false, true);
        lock.lock();
        try {
            while (answered < mine && !stopped) {
                moved.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether everything that the follower has been told of has been taken over. */
    public boolean caughtUp() {
        lock.lock();
        try {
            return asked == answered && !behind;
        } finally {
            lock.unlock();
        }
    }

    private long ask(boolean rebuild, boolean atOnce) {
        lock.lock();
        try {
            fromNothing |= rebuild;
            urgent |= atOnce;
            moved.signalAll();
            return ++asked;
        } finally {
            lock.unlock();
        }
    }

    private void follow() {
        try {
            while (!stopped) {
                long seen = awaitAsked();
                behind = !succeeds(this::catchUp);
                answer(seen);
            }
            succeeds(this::commit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits until somebody asks to look, or until it is time to do so unasked: to commit after a while without changes,
     * to try again after a failure. Nothing is done under the lock, since importers pass through it.
     *
     * @return how often was asked until now
     */
    private long awaitAsked() throws InterruptedException {
        lock.lock();
        try {
            boolean elapsed = false;
            while (asked == answered && !stopped && !elapsed) {
                if (behind || clearing) {
                    elapsed = moved.awaitNanos(RETRY_NANOS) <= 0;
                } else if (reached != committed) {
                    elapsed = moved.awaitNanos(QUIET_NANOS) <= 0;
                } else {
                    moved.await();
                }
            }
            awaitPace();
            urgent = false;
            quiet = elapsed;
            clearing |= fromNothing;
            fromNothing = false;
            return asked;
        } finally {
            lock.unlock();
        }
    }

    private void awaitPace() throws InterruptedException {
        long left = lastPassNanos + PACE_NANOS - System.nanoTime();
        while (left > 0 && !urgent && !stopped) {
            left = moved.awaitNanos(left);
        }
    }

    private void answer(long seen) {
        lock.lock();
        try {
            lastPassNanos = System.nanoTime();
            answered = seen;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The boundary of the follower's thread: whoever waits is answered, and it is tried again. */
    private boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            LOG.error("{} stopped after position {}; it is tried again soon", thread.getName(), reached, e);
            return false;
        }
    }

    /** Goes on until there is nothing new. */
    private void catchUp() {
        if (clearing) {
            trail.clear();
            clearing = false;
            reached = 0;
            committed = 0;
        }
        long before = -1;
        while (before != reached && !stopped) {
            before = reached;
            reached = trail.advance(before);
            if (reached - committed >= UNCOMMITTED) {
                commit();
            }
        }
        if (quiet) {
            commit();
        }
    }

    private void commit() {
        if (reached != committed) {
            trail.commit(reached);
            committed = reached;
        }
    }

    /** Stops, with everything taken over so far made durable. */
    @Override
    public void close() {
        stopped = true;
        ask(false, true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
