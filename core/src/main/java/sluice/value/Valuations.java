package sluice.value;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import sluice.asset.AssetId;

/**
 * Port: keeps each asset's last valuation.
 *
 * <p>The contract, which {@code ValuationsContract} tests line by line: {@link #record} is one transaction; the last one
 * recorded of an asset stands. The asset's standing gets the value, and so the asset a new revision, when it has none yet or one that
 * differs by {@link #NOTICEABLE} or more; else the standing stays as it is, though the valuation is kept with its
 * explanation. Unknown assets are passed over.
 */
public interface Valuations {
    /** A smaller change is not worth indexing an asset again. */
    double NOTICEABLE = 0.002;

    void record(List<Valuation> valuations);

    /** The last valuations of these assets; those never valued are left out. */
    Map<AssetId, Valuation> find(Collection<AssetId> assets);

    /** Assets whose last valuation is for a time before this, the oldest first, then in order of import. */
    List<AssetId> staleBefore(Instant at, int limit);
}
