package sluice.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sluice.budget.BudgetState;
import sluice.job.BacklogCounts;
import sluice.tier.AutomaticWork;

/** When what waits will be done, as far as anybody can say. */
public final class Forecast {
    private Forecast() {}

    /** Processor seconds of what waits and will be done: explicit work, and automatic work as far as it is paid for. */
    public static double seconds(BacklogCounts counts, BudgetState budget, AutomaticWork automatic) {
        double rest = Math.max(0, counts.seconds() - counts.explicitSeconds());
        return counts.explicitSeconds()
                + switch (automatic) {
                    case NONE -> 0;
                    case UNBOUNDED -> rest;
                    case WITHIN_BUDGET ->
                        budget.exhausted() ? 0 : Math.min(rest, budget.allowedSeconds() - budget.spentSeconds());
                };
    }

    /** Empty when the gate is shut and nobody knows until when. */
    public static Optional<Duration> left(double seconds, Opening opening, Instant now) {
        if (seconds <= 0) {
            return Optional.of(Duration.ZERO);
        }
        Instant until = opening.until();
        if (opening.open()) {
            return Optional.of(ofSeconds(seconds / opening.cores()));
        }
        return until == null
                ? Optional.empty()
                : Optional.of(Duration.between(now, until).plus(ofSeconds(seconds)));
    }

    private static Duration ofSeconds(double seconds) {
        return Duration.ofMillis((long) (seconds * 1_000));
    }
}
