package sluice.budget;

import java.time.Instant;
import java.util.Map;

/** What a {@link Budget} has to know of a ledger; {@link Ledger} says what the sums are and how exact. */
public interface LedgerSums {
    /** Mean processor seconds an image of each step that was ever done, from the lines with outcome DONE. */
    Map<Step, Mean> means();

    /** What automatic work of Tiers 2 and 3 cost since this moment, whatever its outcome. */
    Cost automaticSince(Instant from);
}
