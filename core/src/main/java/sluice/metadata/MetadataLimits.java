package sluice.metadata;

/**
 * How much of a file's metadata is read; what is over a limit is left out with a warning.
 *
 * @param entryBytes bytes of one entry, after inflating
 * @param totalBytes bytes of all entries of a file, after inflating
 * @param entries entries of a file
 * @param depth nesting of JSON, XMP, boxes, IFDs and node graphs
 * @param pixels an image with more stored pixels than this is refused
 */
public record MetadataLimits(int entryBytes, int totalBytes, int entries, int depth, long pixels) {
    public static final MetadataLimits DEFAULT = new MetadataLimits(8 << 20, 24 << 20, 1_000, 64, 268_435_456);

    public MetadataLimits {
        if (entryBytes < 1 || totalBytes < entryBytes || entries < 1 || depth < 1 || pixels < 1) {
            throw new IllegalArgumentException("limits are positive, and the total is no smaller than one entry");
        }
    }
}
