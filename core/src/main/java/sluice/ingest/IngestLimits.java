package sluice.ingest;

import sluice.metadata.MetadataLimits;

/**
 * Bounds of an import.
 *
 * @param fileBytes a larger file is refused
 * @param metadata bounds of what is read from one file
 * @param depth folders within folders, counted from a root
 */
public record IngestLimits(long fileBytes, MetadataLimits metadata, int depth) {
    public static final IngestLimits DEFAULT = new IngestLimits(512L << 20, MetadataLimits.DEFAULT, 64);

    public IngestLimits {
        if (fileBytes < 1 || depth < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    public IngestLimits withFileBytes(long most) {
        return new IngestLimits(most, metadata, depth);
    }
}
