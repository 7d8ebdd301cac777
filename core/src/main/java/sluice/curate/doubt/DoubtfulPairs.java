package sluice.curate.doubt;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * What one look at a part of the library has found.
 *
 * @param pairs the most doubtful first
 * @param next the asset after which the next look goes on, or null when all have been looked at
 * @param left how many assets have not been looked at yet
 */
public record DoubtfulPairs(
        List<DoubtfulPair> pairs, @Nullable AssetId next, int left) {
    public DoubtfulPairs {
        pairs = List.copyOf(pairs);
    }
}
