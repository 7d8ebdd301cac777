package sluice.metadata;

/**
 * Something in a file that could not be understood; the rest of it was.
 *
 * @param source where, as in {@link RawEntry#source()}, or a container's part such as {@code png:chunk:zTXt}
 * @param message what is wrong, in words for the user
 */
public record Warning(String source, String message) {
    public Warning {
        source = WellFormed.text(source);
        message = WellFormed.text(message);
    }
}
