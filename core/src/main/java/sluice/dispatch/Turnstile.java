package sluice.dispatch;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets workers through, as many at a time as the gate gives processors, and holds them up between steps when it has shut
 * meanwhile. A worker that is held up gives its place to whoever is still admitted.
 */
final class Turnstile {
    private final Supplier<Opening> gate;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Opening opening;
    private int inside;
    private boolean stopped;
    private long calls;

    Turnstile(Supplier<Opening> gate) {
        this.gate = gate;
        this.opening = gate.get();
    }

    Opening opening() {
        lock.lock();
        try {
            return opening;
        } finally {
            lock.unlock();
        }
    }

    /** Asks the gate again; whether anything but the wording of numbers may have changed. */
    boolean look() {
        Opening now = gate.get();
        lock.lock();
        try {
            boolean changed = !now.equals(opening);
            opening = now;
            if (changed) {
                moved.signalAll();
            }
            return changed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a place; what may be begun with it. */
    Admits enter() throws InterruptedException {
        lock.lock();
        try {
            while (inside >= opening.workers()) {
                requireGoing();
                moved.await();
            }
            requireGoing();
            inside++;
            return opening.admits();
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            inside--;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Between two steps: goes on at once, or gives the place away and waits for another.
     *
     * @throws InterruptedException when the program stops; the place is kept then, and left as always
     */
    void hold(boolean explicit) throws InterruptedException {
        lock.lock();
        try {
            requireGoing();
            if (opening.admits().admits(explicit) && inside <= opening.workers()) {
                return;
            }
            inside--;
            moved.signalAll();
            try {
                while (!opening.admits().admits(explicit) || inside >= opening.workers()) {
                    moved.await();
                    requireGoing();
                }
            } finally {
                inside++;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that there may be something to do. */
    void call() {
        lock.lock();
        try {
            calls++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long calls() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody has called since, for so long at most. */
    void awaitCall(long seen, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (calls == seen && left > 0) {
                requireGoing();
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does nothing for so long, or until the program stops. */
    void rest(Duration pause) throws InterruptedException {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (left > 0) {
                requireGoing();
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireGoing() throws InterruptedException {
        if (stopped) {
            throw new InterruptedException("the program stops");
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
