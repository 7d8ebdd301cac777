package sluice.search;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.Asset;
import sluice.asset.Catalog;

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

    /** How long after a failure it is tried again, if nobody asks before. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Catalog catalog;
    private final SearchIndex index;
    private final Consumer<List<Asset>> shown;
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

    /** Whether the last pass failed, so that the index is behind what it was asked to show. */
    private volatile boolean behind;

    /** These are of the follower's thread alone, once it runs. */
    private long reached;

    private long committed;
    private boolean clearing;
    private boolean quiet;

    /** @param shown called, on the follower's thread, with assets that searches now see as they are */
    public IndexFollower(Catalog catalog, SearchIndex index, Consumer<List<Asset>> shown) {
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

    /** Waits until everything that the catalog holds now can be found, or the attempt has failed. */
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
            LOG.error("Indexing stopped after revision {}; it is tried again soon", reached, e);
            return false;
        }
    }

    /** Indexes until the catalog has nothing new. */
    private void catchUp() {
        if (clearing) {
            index.clear();
            clearing = false;
            reached = 0;
            committed = 0;
        }
        List<Asset> changed = catalog.changedSince(reached, BATCH);
        while (!changed.isEmpty() && !stopped) {
            index.put(changed);
            index.refresh();
            reached = changed.getLast().revision();
            shown.accept(changed);
            if (reached - committed >= UNCOMMITTED) {
                commit();
            }
            changed = catalog.changedSince(reached, BATCH);
        }
        if (quiet) {
            commit();
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
