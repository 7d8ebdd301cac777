package sluice.dispatch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does something small twice a second, and tells a listener of changes no more often than that. */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Runnable beat;
    private final Runnable listener;
    private final Thread thread =
            Thread.ofPlatform().name("deep-pulse").daemon().unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private volatile boolean changed;
    private boolean stopped;

    Pulse(Runnable beat, Runnable listener) {
        this.beat = beat;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    void changed() {
        changed = true;
    }

    private void run() {
        try {
            while (!pausedToTheEnd()) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pausedToTheEnd() throws InterruptedException {
        lock.lock();
        try {
            long left = BEAT_NANOS;
            while (left > 0 && !stopped) {
                left = stop.awaitNanos(left);
            }
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** The boundary of the thread: a failure costs a beat. */
    private void beat() {
        try {
            beat.run();
            if (changed) {
                changed = false;
                listener.run();
            }
        } catch (RuntimeException e) {
            LOG.error("A look at the machine and the backlog failed; the next is in half a second", e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            stopped = true;
            stop.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
