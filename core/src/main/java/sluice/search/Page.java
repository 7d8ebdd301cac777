package sluice.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * Part of an answer.
 *
 * @param total matches in all, exact
 * @param next where the next page begins; null after the last
 */
public record Page(List<AssetId> ids, long total, @Nullable Cursor next) {
    public Page {
        ids = List.copyOf(ids);
    }
}
