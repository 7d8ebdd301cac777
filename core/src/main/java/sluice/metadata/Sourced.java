package sluice.metadata;

/**
 * A value and where in the file it was found.
 *
 * @param source a {@link RawEntry#source()}, optionally followed by {@code #} and a place within it, such as
 *     {@code png:prompt#3.seed} (node 3, input seed)
 */
public record Sourced<T>(T value, String source) {}
