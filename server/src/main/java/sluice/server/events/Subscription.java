package sluice.server.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sluice.server.http.Json;

/** One listener with what it has not read yet. One that reads too slowly loses the oldest events, not the server's memory. */
final class Subscription {
    private static final int LARGEST_BACKLOG = 500;
    private static final int SECONDS_BETWEEN_SIGNS = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Event> unread = new ArrayDeque<>();
    private boolean ended;

    void add(Event event) {
        lock.lock();
        try {
            if (unread.size() >= LARGEST_BACKLOG) {
                unread.removeFirst();
            }
            unread.addLast(event);
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            ended = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Writes events as they come, until the end or until the reader goes away. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        write(out, "retry: 1000\n\n");
        while (true) {
            Event event = next();
            if (event != null) {
                String json = new String(Json.bytes(event.envelope()), StandardCharsets.UTF_8);
                write(out, "id: " + event.id() + "\nevent: " + event.type() + "\ndata: " + json + "\n\n");
            } else if (hasEnded()) {
                return;
            } else {
                // A reader that went away shows only when something is written.
                write(out, ": still here\n\n");
            }
        }
    }

    private boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Event next() throws InterruptedException {
        lock.lock();
        try {
            if (unread.isEmpty() && !ended) {
                arrived.await(SECONDS_BETWEEN_SIGNS, TimeUnit.SECONDS);
            }
            return unread.pollFirst();
        } finally {
            lock.unlock();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
