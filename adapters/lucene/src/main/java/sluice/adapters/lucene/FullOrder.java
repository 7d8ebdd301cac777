package sluice.adapters.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import sluice.asset.AssetId;

/** All matches in order. Those with a sort key fill the columns from the front, those without from the back. */
final class FullOrder {
    private final long[] ranks;
    private final long[] heads;
    private final long[] tails;
    private int withKey;
    private int firstWithout;

    private FullOrder(int total) {
        ranks = new long[total];
        heads = new long[total];
        tails = new long[total];
        firstWithout = total;
    }

    static List<AssetId> of(Matches matches, SortColumn column, boolean descending, int limit) throws IOException {
        FullOrder order = new FullOrder(matches.total());
        for (Matches.InSegment segment : matches.segments()) {
            order.add(segment, column, descending);
        }
        return order.sorted(Math.min(limit, matches.total()));
    }

    private void add(Matches.InSegment matches, SortColumn column, boolean descending) throws IOException {
        SortColumn.InSegment keys = column.in(matches.segment());
        AssetKeys assets = new AssetKeys(matches.segment().reader());
        DocIdSetIterator all = new BitSetIterator(matches.documents(), 0);
        for (int document = all.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = all.nextDoc()) {
            int row;
            if (keys.reach(document)) {
                row = withKey++;
                ranks[row] = descending ? ~keys.key() : keys.key();
            } else {
                row = --firstWithout;
            }
            // Ids are in unsigned order: turned into signed here and back when read.
            heads[row] = assets.head(document) ^ Long.MIN_VALUE;
            tails[row] = assets.tail(document) ^ Long.MIN_VALUE;
        }
    }

    private List<AssetId> sorted(int limit) {
        int[] front = ColumnSort.order(0, withKey, ranks, heads, tails);
        int[] back = ColumnSort.order(firstWithout, ranks.length, heads, tails);
        long[] ids = new long[2 * limit];
        for (int i = 0; i < limit; i++) {
            int row = i < front.length ? front[i] : back[i - front.length];
            ids[2 * i] = heads[row] ^ Long.MIN_VALUE;
            ids[2 * i + 1] = tails[row] ^ Long.MIN_VALUE;
        }
        return new AssetIds(ids);
    }
}
