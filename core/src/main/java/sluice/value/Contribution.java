package sluice.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one signal adds to a value.
 *
 * @param signal its name, such as {@code starred}; {@code base} for what every asset begins with
 * @param contribution added to (or, below zero, taken from) the value
 * @param since when the signal last happened, or null for what has no date
 */
public record Contribution(
        String signal, double contribution, @Nullable Instant since) {}
