package sluice.render;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the time of one image went.
 *
 * @param seconds wall-clock seconds of each phase; phases without any are left out
 */
public record Latency(Map<Phase, Double> seconds) {
    public static final Latency NONE = new Latency(Map.of());

    public Latency {
        Map<Phase, Double> copy = new EnumMap<>(Phase.class);
        copy.putAll(seconds);
        seconds = Collections.unmodifiableMap(copy);
    }

    public double of(Phase phase) {
        return seconds.getOrDefault(phase, 0.0);
    }

    public double of(Domain domain) {
        return seconds.entrySet().stream()
                .filter(entry -> entry.getKey().domain() == domain)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    public double total() {
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    public Latency plus(Phase phase, double more) {
        return plus(new Latency(Map.of(phase, more)));
    }

    /** What both took; summed in whole nanoseconds, so that the order of the turns changes nothing. */
    public Latency plus(Latency other) {
        Map<Phase, Double> sum = new EnumMap<>(Phase.class);
        sum.putAll(seconds);
        other.seconds.forEach((phase, more) -> sum.merge(phase, more, Latency::exactSum));
        return new Latency(sum);
    }

    private static double exactSum(double a, double b) {
        return Seconds.of(Math.addExact(Seconds.nanos(a), Seconds.nanos(b)));
    }
}
