package sluice.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Paths that a watch named, until they have been left alone for a moment: a generator that is still writing a file keeps
 * naming it.
 */
final class ChangedPaths implements FolderWatch.Listener {
    /** How long nothing must happen to a path before it is looked at. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    /** What was named so shortly after another path is looked at with it: a move is told as two changes. */
    private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** More paths than this are not kept apart: the folders are walked instead. */
    private static final int LARGEST_NUMBER = 50_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Path, Long> lastTouched = new LinkedHashMap<>();
    private boolean overflown;
    private boolean ended;

    /** What is to be looked at: some paths, or everything. */
    record Settled(List<Path> paths, boolean everything) {}

    @Override
    public void changed(Path path) {
        lock.lock();
        try {
            if (lastTouched.size() >= LARGEST_NUMBER && !lastTouched.containsKey(path)) {
                overflown = true;
                lastTouched.clear();
            } else {
                lastTouched.remove(path);
                lastTouched.put(path, System.nanoTime());
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void overflow() {
        lock.lock();
        try {
            overflown = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes whoever waits in {@link #awaitSettled} for the last time. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for paths that have been quiet for a while; empty once ended. */
    Settled awaitSettled() throws InterruptedException {
        lock.lock();
        try {
            while (!ended) {
                if (overflown) {
                    overflown = false;
                    lastTouched.clear();
                    return new Settled(List.of(), true);
                }
                if (lastTouched.isEmpty()) {
                    changed.await();
                    continue;
                }
                List<Path> settled = takeQuiet();
                if (!settled.isEmpty()) {
                    return new Settled(settled, false);
                }
                long oldest = lastTouched.values().iterator().next();
                changed.awaitNanos(Math.max(1, oldest + QUIET_NANOS - System.nanoTime()));
            }
            return new Settled(List.of(), false);
        } finally {
            lock.unlock();
        }
    }

    /** The map is in order of the last touch, so the quiet ones come first. */
    private List<Path> takeQuiet() {
        long now = System.nanoTime();
        List<Path> quiet = new ArrayList<>();
        Iterator<Map.Entry<Path, Long>> entries = lastTouched.entrySet().iterator();
        while (entries.hasNext() && quiet.size() < 1_000) {
            Map.Entry<Path, Long> entry = entries.next();
            long wanted = quiet.isEmpty() ? QUIET_NANOS : QUIET_NANOS - TOGETHER_NANOS;
            if (now - entry.getValue() < wanted) {
                break;
            }
            quiet.add(entry.getKey());
            entries.remove();
        }
        return quiet;
    }
}
