package sluice.ingest;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;

/** Hands out assets that wait for a picture, each to one worker at a time. The catalog is the truth; this only looks ahead. */
final class PictureBacklog {
    private static final int LOOK_AHEAD = 512;

    private final Catalog catalog;
    private final Deque<Asset> next = new ArrayDeque<>();
    private final Set<AssetId> claimed = new HashSet<>();

    PictureBacklog(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The next asset, claimed; empty when nothing waits. */
    synchronized Optional<Asset> claimNext() {
        if (next.isEmpty()) {
            // What somebody has in hand may be done by the time its turn comes, so it is not looked ahead at.
            for (Asset asset : catalog.awaitingPicture(LOOK_AHEAD)) {
                if (!claimed.contains(asset.id())) {
                    next.add(asset);
                }
            }
        }
        Optional<Asset> first = Optional.ofNullable(next.poll());
        first.ifPresent(asset -> claimed.add(asset.id()));
        return first;
    }

    /** Claims one asset out of turn; false when somebody has it in hand. */
    synchronized boolean claim(AssetId id) {
        boolean free = claimed.add(id);
        if (free) {
            next.removeIf(asset -> asset.id().equals(id));
        }
        return free;
    }

    /** To be called after the results are in the catalog. */
    synchronized void release(Collection<AssetId> ids) {
        claimed.removeAll(ids);
    }
}
