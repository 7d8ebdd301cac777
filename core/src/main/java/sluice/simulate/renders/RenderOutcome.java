package sluice.simulate.renders;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.render.Quality;
import sluice.simulate.scenario.Placing;

/**
 * How one rule did at one load.
 *
 * @param load slots of speed 1 that would be busy on average if everything were drawn in full
 * @param late requests whose last image came after the deadline
 * @param refused requests that were told at once that nobody would be ready in time; they are then drawn without a deadline
 * @param missed requests that were late, refused or both
 * @param missedBy the same, by the quality that was wanted
 * @param below images that were drawn at a lower quality than was wanted
 * @param billedMicroUsd drawing seconds at their pools' prices: what requests are billed
 * @param paidMicroUsd all seconds of all slots of the fleet, idle and loading ones as well
 * @param p50 seconds from a request to its last image: half of them took no longer
 * @param seconds from the first request to the last image
 * @param predictionError mean distance of what a picture took from what was predicted, as a share of that; null for rules
 *     that predict nothing
 */
public record RenderOutcome(
        Placing placing,
        double load,
        long requests,
        long images,
        long late,
        long refused,
        long missed,
        Map<Quality, Long> missedBy,
        long below,
        long billedMicroUsd,
        long paidMicroUsd,
        double p50,
        double p95,
        double seconds,
        @Nullable Double predictionError,
        List<PoolUse> pools) {
    private static final double THOUSAND = 1_000;

    /**
     * How one pool was used.
     *
     * @param loads how often a model was loaded
     * @param idleMicroUsd what its idle seconds cost
     */
    public record PoolUse(
            String name,
            int slots,
            long requests,
            double drawingSeconds,
            double loadingSeconds,
            double idleSeconds,
            long loads,
            long idleMicroUsd) {
        /** Share of its slots' time in which they drew or loaded, 0 to 1. */
        public double utilisation() {
            double busy = drawingSeconds + loadingSeconds;
            return busy + idleSeconds > 0 ? busy / (busy + idleSeconds) : 0;
        }
    }

    public RenderOutcome {
        missedBy = Collections.unmodifiableMap(new EnumMap<>(missedBy));
        pools = List.copyOf(pools);
    }

    public double missedShare() {
        return requests == 0 ? 0 : (double) missed / requests;
    }

    public long billedPerThousand() {
        return Math.round(THOUSAND * billedMicroUsd / Math.max(1, images));
    }

    public long paidPerThousand() {
        return Math.round(THOUSAND * paidMicroUsd / Math.max(1, images));
    }

    public long idleMicroUsd() {
        return pools.stream().mapToLong(PoolUse::idleMicroUsd).sum();
    }

    /** Of all slots of the fleet. */
    public double utilisation() {
        double busy = pools.stream()
                .mapToDouble(one -> one.drawingSeconds() + one.loadingSeconds())
                .sum();
        double idle = pools.stream().mapToDouble(PoolUse::idleSeconds).sum();
        return busy + idle > 0 ? busy / (busy + idle) : 0;
    }
}
