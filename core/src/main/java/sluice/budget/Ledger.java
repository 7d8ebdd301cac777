package sluice.budget;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import sluice.asset.AssetId;

/**
 * Port: what was spent, step by step. Lines are added, never changed.
 *
 * <p>The contract, which {@code LedgerContract} tests line by line:
 *
 * <ul>
 *   <li>{@link #record} is one transaction, durable when it returns. A key recorded before is passed over, so that
 *       nothing is billed twice. A line about an unknown asset is kept without the asset.
 *   <li>Sums are exact in microUsd, and in nanoseconds, to which seconds are kept.
 *   <li>The totals of a million lines are answered from sums kept along, not by reading the lines. They are kept by
 *       quarter hour, since days begin at a quarter in every time zone in use; in one with another offset, what was
 *       spent in the quarter hour in which a day begins counts to the day of that quarter's begin.
 *   <li>Calls from any number of threads are safe; a failure of the storage has code {@code STORAGE}.
 * </ul>
 */
public interface Ledger extends LedgerSums {
    void record(List<Charge> charges);

    /** The lines of these assets, in the order of recording; assets without any are left out. */
    Map<AssetId, List<Charge>> of(Collection<AssetId> assets);

    /**
     * What was spent from the day of {@code from} on: a line a day, step, outcome and kind of cause, in that order (what
     * explicit acts asked for first).
     */
    List<Spent> spent(Instant from, ZoneId zone);
}
