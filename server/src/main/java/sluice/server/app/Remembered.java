package sluice.server.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that may be some seconds old, because it is asked for more often than it is worth finding out. */
final class Remembered<T> implements Supplier<T> {
    private final Supplier<T> source;
    private final Duration age;
    private final InstantSource clock;
    private @Nullable T answer;
    private Instant asked = Instant.MIN;

    Remembered(Supplier<T> source, Duration age, InstantSource clock) {
        this.source = source;
        this.age = age;
        this.clock = clock;
    }

    @Override
    public synchronized T get() {
        Instant now = clock.instant();
        T known = answer;
        if (known == null || asked.isBefore(now.minus(age)) || asked.isAfter(now)) {
            known = source.get();
            answer = known;
            asked = now;
        }
        return known;
    }
}
