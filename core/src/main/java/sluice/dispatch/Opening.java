package sluice.dispatch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the gate has decided.
 *
 * @param cores processors that work may keep busy; 0 when nothing is admitted. A part of one is kept to by resting.
 * @param reason in words for the user
 * @param until when it opens further, as far as can be known; null when nobody knows, or when it is open
 */
public record Opening(
        Admits admits,
        double cores,
        String reason,
        @Nullable Instant until) {
    public Opening {
        if (!(cores >= 0) || cores > 0 == (admits == Admits.NOTHING)) {
            throw new IllegalArgumentException("what admits work gives it processors");
        }
    }

    static Opening shut(String reason) {
        return new Opening(Admits.NOTHING, 0, reason, null);
    }

    static Opening explicit(String reason, @Nullable Instant until) {
        return new Opening(Admits.EXPLICIT, 1, reason, until);
    }

    /** Whether automatic work goes on. */
    public boolean open() {
        return admits == Admits.ALL;
    }

    /** Jobs at a time. */
    public int workers() {
        return (int) Math.ceil(cores);
    }

    /** The part of its time that a worker may compute, above 0 to 1; the rest of it, it rests. */
    double duty() {
        return workers() == 0 ? 1 : cores / workers();
    }
}
