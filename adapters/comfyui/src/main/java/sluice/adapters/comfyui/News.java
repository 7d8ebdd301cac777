package sluice.adapters.comfyui;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What is heard of one image while it is drawn: written by the socket's threads, read by the one that waits. Only the latest
 * is kept, however much a server sends.
 */
final class News {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private String id;
    private Seen now = new Seen(0, false, 0, false, false, false);
    private byte @Nullable [] preview;

    /**
     * @param heard how often the server has said something of the image
     * @param running whether it has begun
     * @param share of the steps that are done, 0 to 1
     * @param ended whether the server says it has ended, in whatever way
     * @param dropped whether the socket is gone
     * @param stopped whether nobody wants it any more
     */
    record Seen(long heard, boolean running, double share, boolean ended, boolean dropped, boolean stopped) {}

    News(String id) {
        this.id = id;
    }

    /** The id that the server has given it. */
    void isCalled(String itsId) {
        lock.lock();
        try {
            id = itsId;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something new since then, and no longer than that. */
    Seen await(Seen known, Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lockInterruptibly();
        try {
            while (now.equals(known) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return now;
        } finally {
            lock.unlock();
        }
    }

    Seen now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /** The file of the latest preview, if there was one. */
    byte @Nullable [] preview() {
        lock.lock();
        try {
            return preview;
        } finally {
            lock.unlock();
        }
    }

    /** A message; what makes no sense, or is of another image, is passed over. */
    void text(CharSequence message) {
        JsonNode json;
        try {
            json = ComfyHttp.JSON.readTree(message.toString());
        } catch (JacksonException garbage) {
            return;
        }
        JsonNode data = json.path("data");
        lock.lock();
        try {
            if (!data.path("prompt_id").asString("").equals(id)) {
                return;
            }
            boolean over = switch (json.path("type").asString("")) {
                case "execution_success", "execution_error", "execution_interrupted" -> true;
                case "executing" -> data.path("node").isNull();
                default -> false;
            };
            put(new Seen(
                    now.heard + 1,
                    true,
                    Math.max(now.share, share(json, data)),
                    now.ended || over,
                    now.dropped,
                    now.stopped));
        } finally {
            lock.unlock();
        }
    }

    private static double share(JsonNode message, JsonNode data) {
        double most = data.path("max").asDouble(0);
        return message.path("type").asString("").equals("progress") && most > 0
                ? Math.clamp(data.path("value").asDouble(0) / most, 0, 1)
                : 0;
    }

    /** A binary message: a preview, if it is one. */
    void binary(ByteBuffer frame) {
        byte[] file = PreviewFrame.file(frame);
        if (file != null) {
            lock.lock();
            try {
                preview = file;
                put(new Seen(now.heard + 1, now.running, now.share, now.ended, now.dropped, now.stopped));
            } finally {
                lock.unlock();
            }
        }
    }

    void dropped(boolean isDropped) {
        lock.lock();
        try {
            put(new Seen(now.heard, now.running, now.share, now.ended, isDropped, now.stopped));
        } finally {
            lock.unlock();
        }
    }

    /** From any thread: whoever waits is to end. */
    void stop() {
        lock.lock();
        try {
            put(new Seen(now.heard, now.running, now.share, now.ended, now.dropped, true));
        } finally {
            lock.unlock();
        }
    }

    private void put(Seen next) {
        now = next;
        changed.signalAll();
    }
}
