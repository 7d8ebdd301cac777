package sluice.tier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import sluice.asset.AssetId;

/**
 * Where others tell the promoter's thread that there is something to do, and wait until it is done. Every ring has a
 * number; a call answers all rings up to its own.
 */
final class Doorbell {
    /** Assets that are named; further ones are found by their signals and revisions, only later. */
    private static final int URGENT = 10_000;

    /** One turn of the thread, with the number of the last ring it heard. */
    record Call(long heard, boolean all) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private final Condition answers = lock.newCondition();
    private final LinkedHashSet<AssetId> urgent = new LinkedHashSet<>();
    private long rings = 1;
    private long answered;
    private boolean behind;
    private boolean all;
    private boolean closed;

    void ring(Collection<AssetId> assets) {
        lock.lock();
        try {
            for (AssetId asset : assets) {
                if (urgent.size() < URGENT) {
                    urgent.add(asset);
                }
            }
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void ringForAll() {
        lock.lock();
        try {
            all = true;
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void ringAndAwait() throws InterruptedException {
        lock.lock();
        try {
            long mine = ++rings;
            rung.signalAll();
            while (answered < mine && !closed) {
                answers.await();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean answered() {
        lock.lock();
        try {
            return answered == rings && !behind;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a ring, or for so long. */
    Call await(Duration rest) throws InterruptedException {
        lock.lock();
        try {
            long left = rest.toNanos();
            while (answered == rings && left > 0 && !closed) {
                left = rung.awaitNanos(left);
            }
            Call call = new Call(rings, all);
            all = false;
            return call;
        } finally {
            lock.unlock();
        }
    }

    /** Takes up to so many of the assets that were named. */
    List<AssetId> urgent(int limit) {
        lock.lock();
        try {
            List<AssetId> some = new ArrayList<>();
            Iterator<AssetId> next = urgent.iterator();
            while (next.hasNext() && some.size() < limit) {
                some.add(next.next());
                next.remove();
            }
            return some;
        } finally {
            lock.unlock();
        }
    }

    void answer(Call call, boolean succeeded) {
        lock.lock();
        try {
            answered = call.heard();
            behind = !succeeded;
            all |= !succeeded && call.all();
            answers.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            answers.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
