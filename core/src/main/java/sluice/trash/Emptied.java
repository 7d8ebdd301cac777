package sluice.trash;

import java.nio.file.Path;
import java.util.List;
import sluice.asset.AssetId;

/** What became of files that were to be deleted. */
public record Emptied(List<Deleted> deleted, List<Kept> kept) {
    /** A file that is gone now, or would be. */
    public record Deleted(AssetId asset, Path path, long bytes) {}

    /**
     * A file that was left as it is.
     *
     * @param reason in words for the user
     */
    public record Kept(AssetId asset, Path path, String reason) {}

    public Emptied {
        deleted = List.copyOf(deleted);
        kept = List.copyOf(kept);
    }

    /** How many bytes were deleted. */
    public long bytes() {
        return deleted.stream().mapToLong(Deleted::bytes).sum();
    }
}
