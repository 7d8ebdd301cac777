package sluice.adapters.lucene;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import sluice.asset.AssetId;

/** Ids in 16 bytes each; a million would fill a hundred megabytes as objects. Immutable. */
final class AssetIds extends AbstractList<AssetId> implements RandomAccess {
    private final long[] halves;

    /** @param halves head and tail of each id in turn; kept, not copied */
    AssetIds(long[] halves) {
        this.halves = halves;
    }

    @Override
    public AssetId get(int index) {
        int at = 2 * Objects.checkIndex(index, size());
        return new AssetKey(halves[at], halves[at + 1]).id();
    }

    @Override
    public int size() {
        return halves.length / 2;
    }
}
