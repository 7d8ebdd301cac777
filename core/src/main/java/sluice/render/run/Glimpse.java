package sluice.render.run;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sluice.image.Raster;

/** What can be seen of an image under way: drawn only while somebody looks, and not after every step. */
final class Glimpse {
    private static final long INTEREST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final LongSupplier nanos;
    private volatile @Nullable Raster latest;
    private volatile boolean everAsked;
    private volatile long asked;
    private long drawn;

    Glimpse(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** What there is; asking has it drawn anew for some seconds. */
    Optional<Raster> look() {
        asked = nanos.getAsLong();
        everAsked = true;
        return Optional.ofNullable(latest);
    }

    /** Offers to draw one, on the worker's thread. */
    void offer(Supplier<Raster> preview) {
        long now = nanos.getAsLong();
        boolean due = latest == null || now - drawn >= APART_NANOS;
        if (everAsked && now - asked <= INTEREST_NANOS && due) {
            latest = preview.get();
            drawn = now;
        }
    }
}
