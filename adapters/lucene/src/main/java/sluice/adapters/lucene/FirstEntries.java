package sluice.adapters.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first entries of an order after a given one, in one pass over the matches and without sorting them.
 *
 * <p>Ranks are read in blocks. Documents often come in the worst order (rising import time, newest wanted first), in which
 * each would push out the one before; so the block's own best ranks set the bar before any of its documents is looked at.
 */
final class FirstEntries {
    private static final int BLOCK = 4_096;

    private final int limit;
    private final @Nullable Entry after;
    /** The best so far, the worst of them on top. */
    private final PriorityQueue<Entry> best;

    private final int[] documents = new int[BLOCK];
    private final long[] ranks = new long[BLOCK];
    private final long[] sorted = new long[BLOCK];
    private int filled;

    FirstEntries(int limit, @Nullable Entry after) {
        this.limit = limit;
        this.after = after;
        this.best = new PriorityQueue<>(limit + 1, Collections.reverseOrder());
    }

    List<Entry> found() {
        return best.stream().sorted().toList();
    }

    /** Takes in the matches of one segment. */
    void add(Matches.InSegment matches, SortColumn column, boolean descending) throws IOException {
        SortColumn.InSegment keys = column.in(matches.segment());
        AssetKeys assets = new AssetKeys(matches.segment().reader());
        AssetKeys assetsWithoutKey = new AssetKeys(matches.segment().reader());
        DocIdSetIterator all = new BitSetIterator(matches.documents(), 0);
        for (int document = all.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = all.nextDoc()) {
            if (keys.reach(document)) {
                documents[filled] = document;
                ranks[filled++] = descending ? ~keys.key() : keys.key();
                if (filled == BLOCK) {
                    offerBlock(assets);
                }
            } else if (isOpen(true, 0)) {
                offer(new Entry(true, 0, assetsWithoutKey.at(document)));
            }
        }
        offerBlock(assets);
    }

    private void offerBlock(AssetKeys assets) throws IOException {
        long bar = bar();
        for (int i = 0; i < filled; i++) {
            if (ranks[i] <= bar && isOpen(false, ranks[i])) {
                offer(new Entry(false, ranks[i], assets.at(documents[i])));
            }
        }
        filled = 0;
    }

    /** The rank behind which no document of the block can be among the first. */
    private long bar() {
        int open = 0;
        for (int i = 0; i < filled; i++) {
            if (isOpen(false, ranks[i])) {
                sorted[open++] = ranks[i];
            }
        }
        if (open <= limit) {
            return Long.MAX_VALUE;
        }
        Arrays.sort(sorted, 0, open);
        int last = limit - 1;
        if (after != null) {
            // Those at the cursor's very rank may all turn out to lie before it.
            for (int i = 0; i < open && sorted[i] == after.rank(); i++) {
                last++;
            }
        }
        return last < open ? sorted[last] : Long.MAX_VALUE;
    }

    /** Whether an entry of this rank could still be wanted, as far as one can say without its asset. */
    private boolean isOpen(boolean missing, long rank) {
        if (after != null && (missing == after.missing() ? rank < after.rank() : after.missing())) {
            return false;
        }
        if (best.size() < limit) {
            return true;
        }
        Entry worst = best.element();
        return missing == worst.missing() ? rank <= worst.rank() : worst.missing();
    }

    private void offer(Entry entry) {
        if (after != null && entry.compareTo(after) <= 0) {
            return;
        }
        if (best.size() < limit) {
            best.add(entry);
        } else if (entry.compareTo(best.element()) < 0) {
            best.poll();
            best.add(entry);
        }
    }
}
