package sluice.budget;

/**
 * How large a library is.
 *
 * @param assets in all
 * @param pictures distinct ones: stacks, and assets that are in none
 */
public record LibrarySize(long assets, long pictures) {
    public LibrarySize {
        if (pictures < 0 || pictures > assets) {
            throw new IllegalArgumentException(pictures + " pictures cannot be in " + assets + " assets");
        }
    }
}
