package sluice.job;

import java.time.Duration;

/**
 * How often and after what pause failed work is tried again: the pause doubles from {@code first} up to {@code longest}.
 *
 * @param attempts in all, the first included
 */
public record RetryRule(int attempts, Duration first, Duration longest) {
    public static final RetryRule DEFAULT = new RetryRule(4, Duration.ofSeconds(10), Duration.ofMinutes(10));

    public RetryRule {
        if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("at least one attempt, and pauses that grow");
        }
    }

    /** The pause after this many attempts have failed. */
    Duration pause(int failed) {
        Duration pause = first;
        for (int i = 1; i < failed && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
