package sluice.search;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.Asset;
import sluice.asset.Catalog;
import sluice.failure.SluiceException;

/**
 * Keeps the index abreast of the catalog: reads what has changed since the last revision, indexes it, shows it, and now
 * and then makes it durable. One path for imports, restarts and rebuilds alike: a rebuild is nothing but a follower that
 * begins at revision 0.
 */
public final class IndexFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int BATCH = 500;

    /** Changes indexed between two commits at most: a commit costs a flush to disk, a kill costs indexing these again. */
    private static final int UNCOMMITTED = 20_000;

    /** Without a change for so long, what was indexed is committed. */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Least time between two passes nobody waits for: each makes a segment of the index, and many small ones cost. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Catalog catalog;
    private final SearchIndex index;
    private final Runnable shown;
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

    /** Both are of the follower's thread alone, once it runs. */
    private long reached;

    private long committed;

    /** @param shown called, on the follower's thread, after new assets have become visible to searches */
    public IndexFollower(Catalog catalog, SearchIndex index, Runnable shown) {
        this.catalog = catalog;
        this.index = index;
        this.shown = shown;
        this.reached = index.checkpoint();
        this.committed = reached;
        this.thread = Thread.ofPlatform().name("index-follower").daemon().unstarted(this::follow);
    }

    public void start() {
        thread.start();
    }

    /** Says that the catalog may have changed; it is looked at within a third of a second. */
    public void wake() {
        ask(false, false);
    }

    /** Makes the index again from nothing; {@link #awaitCaughtUp} waits for the end. */
    public void rebuild() {
        ask(true, true);
    }

    /** Waits until everything that the catalog holds now can be found. */
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

    /** Whether everything that the follower has been told of can be found. */
    public boolean caughtUp() {
        lock.lock();
        try {
            return asked == answered;
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
                catchUp();
                answer(seen);
            }
            commit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long awaitAsked() throws InterruptedException {
        lock.lock();
        try {
            while (asked == answered && !stopped) {
                if (reached == committed) {
                    moved.await();
                } else if (moved.awaitNanos(QUIET_NANOS) <= 0) {
                    commit();
                }
            }
            awaitPace();
            urgent = false;
            if (fromNothing) {
                fromNothing = false;
                index.clear();
                reached = 0;
                committed = 0;
            }
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

    /** Indexes until the catalog has nothing new; after a failure it goes on with the next asking. */
    private void catchUp() {
        try {
            List<Asset> changed = catalog.changedSince(reached, BATCH);
            while (!changed.isEmpty() && !stopped) {
                index.put(changed);
                index.refresh();
                reached = changed.getLast().revision();
                shown.run();
                if (reached - committed >= UNCOMMITTED) {
                    commit();
                }
                changed = catalog.changedSince(reached, BATCH);
            }
        } catch (SluiceException e) {
            LOG.error("Indexing stopped after revision {}; it goes on with the next change", reached, e);
        }
    }

    private void commit() {
        if (reached != committed) {
            index.commit(reached);
            committed = reached;
        }
    }

    /** Stops, with everything indexed so far made durable. */
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
