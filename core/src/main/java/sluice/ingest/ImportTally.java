package sluice.ingest;

import java.util.concurrent.atomic.AtomicLongArray;
import sluice.asset.Outcome;

/** Counts the outcomes of an import while its workers bring them in. */
final class ImportTally {
    private final AtomicLongArray counts = new AtomicLongArray(Outcome.values().length);

    /** @param missing what an import had found gone before it was interrupted: these files are not met again */
    ImportTally(long missing) {
        counts.set(Outcome.VANISHED.ordinal(), missing);
    }

    void add(Outcome outcome) {
        counts.incrementAndGet(outcome.ordinal());
    }

    private long of(Outcome outcome) {
        return counts.get(outcome.ordinal());
    }

    ImportCounts counts() {
        long imported = of(Outcome.IMPORTED) + of(Outcome.REPLACED);
        long duplicates = of(Outcome.DUPLICATE) + of(Outcome.MOVED);
        long unchanged = of(Outcome.UNCHANGED);
        long unreadable = of(Outcome.REFUSED);
        return new ImportCounts(
                imported + duplicates + unchanged + unreadable,
                imported,
                duplicates,
                unchanged,
                unreadable,
                of(Outcome.VANISHED));
    }
}
