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
 * <p>The contract, which {@code LedgerContract} tests line by line: {@link #record} is one transaction, durable when it
 * returns; a key recorded before is passed over, so that nothing is billed twice. Sums are exact in microUsd. The totals
 * of a million lines are answered from sums kept along, not by reading the lines.
 */
public interface Ledger {
    void record(List<Charge> charges);

    /** The lines of these assets, in the order of recording; assets without any are left out. */
    Map<AssetId, List<Charge>> of(Collection<AssetId> assets);

    /** What was spent from the day of {@code from} on, a line a day, step, outcome and kind of cause, by day and step. */
    List<Spent> spent(Instant from, ZoneId zone);

    /** Mean processor seconds an image of each step that was ever done, from the lines with outcome DONE. */
    Map<Step, Mean> means();

    /** What automatic work of Tiers 2 and 3 cost since this moment. */
    Cost automaticSince(Instant from);
}
