package sluice.journal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sluice.asset.AssetId;

/**
 * Something that the user did, in one go.
 *
 * @param origin who says so: {@code page}, {@code cli}, {@code api}
 * @param words what it was, for the user: "Rejected 12 images"
 * @param done what was done, so that it can be done again
 * @param back what takes it back, in the order in which it has to happen; never empty
 */
public record NewAct(Instant at, String origin, String words, List<Change> done, List<Change> back) {
    public NewAct {
        done = List.copyOf(done);
        back = List.copyOf(back);
        if (back.isEmpty()) {
            throw new IllegalArgumentException("what changed nothing is no act");
        }
    }

    /** What it was about, each once; nothing for a session that was named. */
    public Set<AssetId> assets() {
        Set<AssetId> assets = new LinkedHashSet<>();
        done.forEach(change -> assets.addAll(change.assets()));
        return assets;
    }
}
