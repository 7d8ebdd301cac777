package sluice.render.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import sluice.render.Latency;
import sluice.render.Phase;

/**
 * Where the time of one image goes: it is in exactly one phase at a time, so that phases do not overlap and add up to the
 * time that passed.
 */
final class PhaseClock {
    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;
    private final Map<Phase, Double> seconds = new EnumMap<>(Phase.class);
    private Phase current;
    private long since;

    PhaseClock(LongSupplier nanos, Phase first) {
        this.nanos = nanos;
        this.current = first;
        this.since = nanos.getAsLong();
    }

    synchronized void enter(Phase next) {
        long now = nanos.getAsLong();
        add(current, Math.max(0, now - since) / NANOS_A_SECOND);
        current = next;
        since = now;
    }

    /** Counts time that was measured otherwise. */
    synchronized void add(Phase phase, double more) {
        seconds.merge(phase, more, Double::sum);
    }

    /** So much of the phase under way was transport. */
    synchronized void transported(double more) {
        double phase = Math.max(0, nanos.getAsLong() - since) / NANOS_A_SECOND;
        double moved = Math.min(more, phase + seconds.getOrDefault(current, 0.0));
        add(current, -moved);
        add(Phase.TRANSPORT, moved);
    }

    /** Until now. */
    synchronized Latency latency() {
        enter(current);
        Map<Phase, Double> spent = new EnumMap<>(seconds);
        spent.values().removeIf(value -> value <= 0);
        return new Latency(spent);
    }
}
