package sluice.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends exchanges whose other side neither sends nor takes a byte for a while; the JDK's server would wait for ever. A
 * thread that is interrupted in the middle of reading from or writing to a channel closes it, so that the wait ends with
 * an {@code IOException}.
 */
final class StallWatch implements AutoCloseable {
    private final long patienceNanos;
    private final Map<Thread, Long> waitingSince = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stalls").daemon().factory());

    StallWatch(Duration patience) {
        this.patienceNanos = patience.toNanos();
        long tick = Math.max(1, patienceNanos / 4);
        ticker.scheduleWithFixedDelay(this::endStalls, tick, tick, TimeUnit.NANOSECONDS);
    }

    /** Something that waits for the other side. */
    interface Step<T> {
        T run() throws IOException;
    }

    /** Runs a step, which ends with an {@code IOException} when it takes too long. */
    <T> T limit(Step<T> step) throws IOException {
        Thread thread = Thread.currentThread();
        waitingSince.put(thread, System.nanoTime());
        try {
            return step.run();
        } finally {
            waitingSince.remove(thread);
        }
    }

    private void endStalls() {
        long now = System.nanoTime();
        // Within compute, so that a thread is never interrupted after its step has come to an end.
        waitingSince
                .keySet()
                .forEach(thread -> waitingSince.computeIfPresent(thread, (waiter, since) -> {
                    if (now - since >= patienceNanos) {
                        waiter.interrupt();
                    }
                    return since;
                }));
    }

    InputStream watched(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                return limit(in::read);
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return limit(() -> in.read(bytes, from, length));
            }

            @Override
            public long skip(long count) throws IOException {
                return limit(() -> in.skip(count));
            }
        };
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
