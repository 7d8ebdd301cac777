package sluice.adapters.lucene;

/**
 * Where a document stands in an order.
 *
 * @param missing it has nothing to be sorted by, and comes after all that have
 * @param rank its sort key, turned round when the order descends; 0 when missing
 */
record Entry(boolean missing, long rank, AssetKey asset) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
        int byMissing = Boolean.compare(missing, other.missing);
        if (byMissing != 0) {
            return byMissing;
        }
        int byRank = Long.compare(rank, other.rank);
        return byRank != 0 ? byRank : asset.compareTo(other.asset);
    }
}
