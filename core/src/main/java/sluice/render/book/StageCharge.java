package sluice.render.book;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.render.Stage;
import sluice.render.cache.CacheHit;

/**
 * A line of the ledger about rendering: one stage of one image, estimated before and measured after.
 *
 * @param estimatedSeconds wall-clock seconds of a slot, expected beforehand
 * @param cost at the pool's price: its micro-dollars are those of the wall-clock seconds of a slot
 * @param hit what a cache spared; null without one
 * @param savedMicroUsd at the pool's price; 0 without a hit
 * @param key names the work so that it is billed once, such as {@code render:17:1:denoise}
 */
public record StageCharge(
        Stage stage,
        String pool,
        String model,
        String variant,
        double estimatedSeconds,
        Cost cost,
        @Nullable CacheHit hit,
        long savedMicroUsd,
        Charge.Outcome outcome,
        Instant at,
        String key) {
    public StageCharge {
        if (!(estimatedSeconds >= 0 && estimatedSeconds < Double.POSITIVE_INFINITY) || savedMicroUsd < 0) {
            throw new IllegalArgumentException("an estimate and what was saved are not below zero: " + key);
        }
    }

    /**
     * Of the lines of one turn those that say what a stage takes: it was computed in full, at the first try, in one pool,
     * and without a cache's help.
     */
    public static List<StageCharge> computed(List<StageCharge> turn) {
        return turn.stream()
                .filter(line -> turn.stream()
                        .filter(other -> other.stage() == line.stage())
                        .allMatch(other -> other.hit() == null
                                && other.outcome() == Charge.Outcome.DONE
                                && other.pool().equals(line.pool())))
                .toList();
    }

    /** The same line, of no use any more because somebody else took the image over. */
    public StageCharge lost() {
        return new StageCharge(
                stage, pool, model, variant, estimatedSeconds, cost, hit, savedMicroUsd, Charge.Outcome.LOST, at, key);
    }

    /** What a cache really saved: a stage that came to nothing saved nothing. */
    public long creditedMicroUsd() {
        return outcome == Charge.Outcome.DONE ? savedMicroUsd : 0;
    }
}
