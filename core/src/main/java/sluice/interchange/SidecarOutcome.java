package sluice.interchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sluice.asset.AssetId;

/**
 * What became of one sidecar.
 *
 * @param path the sidecar's; where there is none, the image's
 * @param words what it says, or why nothing was done
 */
public record SidecarOutcome(AssetId asset, Path path, Kind kind, List<String> words) {
    /** The cases. */
    public enum Kind {
        /** There was none, and now there is. */
        CREATED,
        /** What it says, or what the catalog says, is different now. */
        UPDATED,
        UNCHANGED,
        /** It was not written over, since it holds what was changed elsewhere and has not been read. */
        UNREAD,
        /** There is no sidecar to read, nothing to write, or no image to write it beside. */
        ABSENT,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SidecarOutcome {
        words = List.copyOf(words);
    }

    static SidecarOutcome failed(AssetId asset, Path path, String reason) {
        return new SidecarOutcome(asset, path, Kind.FAILED, List.of(reason));
    }
}
