package sluice.render.run;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** When a worker last gave a sign of life, and after how long it would be taken for hanging. */
final class Vigil {
    private final LongSupplier nanos;
    private volatile @Nullable Watched watched;

    private record Watched(String what, long since, long bound) {}

    Vigil(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void begin(String what, long boundNanos) {
        watched = new Watched(what, nanos.getAsLong(), boundNanos);
    }

    /** Something has moved. */
    void sign() {
        Watched now = watched;
        if (now != null) {
            watched = new Watched(now.what(), nanos.getAsLong(), now.bound());
        }
    }

    void end() {
        watched = null;
    }

    /** What it has been at for too long, if so. */
    Optional<String> hanging() {
        Watched now = watched;
        if (now == null) {
            return Optional.empty();
        }
        long silent = nanos.getAsLong() - now.since();
        return silent > now.bound()
                ? Optional.of("%s gave no sign of life for %d s".formatted(now.what(), silent / 1_000_000_000))
                : Optional.empty();
    }
}
