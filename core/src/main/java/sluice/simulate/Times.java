package sluice.simulate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The virtual clock, which only goes forward. It counts seconds since the first day began, in fractions. */
final class Times implements InstantSource {
    static final double DAY = 86_400;
    static final double HOUR = 3_600;

    private final Instant start;
    private double now;

    Times(LocalDate firstDay) {
        start = firstDay.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    double now() {
        return now;
    }

    void advance(double to) {
        now = Math.max(now, to);
    }

    /** To the millisecond. */
    Instant at(double second) {
        return start.plusMillis((long) (1_000 * second));
    }

    @Override
    public Instant instant() {
        return at(now);
    }
}
