package sluice.render.run;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import sluice.render.book.RenderBook;

/**
 * What waits for each pool, read from the book no more than some times a second: the router asks for every request of a
 * burst.
 */
final class Backlogs {
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final RenderBook book;
    private final LongSupplier nanos;
    private Map<String, RenderBook.PoolLoad> loads = Map.of();
    private long read;
    private boolean known;

    Backlogs(RenderBook book, LongSupplier nanos) {
        this.book = book;
        this.nanos = nanos;
    }

    /** Predicted seconds of what waits and is in hand. */
    synchronized double seconds(String pool) {
        long now = nanos.getAsLong();
        if (!known || now - read > FRESH_NANOS) {
            loads = book.loads();
            read = now;
            known = true;
        }
        RenderBook.PoolLoad load = loads.get(pool);
        return load == null ? 0 : load.waitingSeconds() + load.inHandSeconds();
    }
}
