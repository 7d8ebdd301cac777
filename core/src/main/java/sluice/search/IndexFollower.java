package sluice.search;

import java.util.List;
import java.util.function.Consumer;
import sluice.asset.Asset;
import sluice.asset.Catalog;

/** Keeps the search index abreast of the catalog; its positions are revisions. */
public final class IndexFollower extends Follower {
    private static final int BATCH = 500;

    /** @param shown called, on the follower's thread, with assets that searches now see as they are */
    public IndexFollower(Catalog catalog, SearchIndex index, Consumer<List<Asset>> shown) {
        super("index-follower", new Indexing(catalog, index, shown));
    }

    private record Indexing(Catalog catalog, SearchIndex index, Consumer<List<Asset>> shown) implements Trail {
        @Override
        public long checkpoint() {
            return index.checkpoint();
        }

        @Override
        public void clear() {
            index.clear();
        }

        @Override
        public long advance(long revision) {
            List<Asset> changed = catalog.changedSince(revision, BATCH);
            if (changed.isEmpty()) {
                return revision;
            }
            index.put(changed);
            index.refresh();
            shown.accept(changed);
            return changed.getLast().revision();
        }

        @Override
        public void commit(long revision) {
            index.commit(revision);
        }
    }
}
