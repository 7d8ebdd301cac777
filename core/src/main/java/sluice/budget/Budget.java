package sluice.budget;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The budget for automatic deep work, kept by the ledger. */
public final class Budget {
    private final LedgerSums ledger;
    private final Supplier<LibrarySize> size;
    private final BudgetLaw law;
    private final @Nullable Long dailyCapMicroUsd;
    private final Prices prices;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param size how large the library is; asked often, so it may be some seconds old
     * @param dailyCapMicroUsd null for none
     * @param zone where the day begins at midnight
     */
    public Budget(
            LedgerSums ledger,
            Supplier<LibrarySize> size,
            BudgetLaw law,
            @Nullable Long dailyCapMicroUsd,
            Prices prices,
            InstantSource clock,
            ZoneId zone) {
        this.ledger = ledger;
        this.size = size;
        this.law = law;
        this.dailyCapMicroUsd = dailyCapMicroUsd;
        this.prices = prices;
        this.clock = clock;
        this.zone = zone;
    }

    public BudgetLaw law() {
        return law;
    }

    public Prices prices() {
        return prices;
    }

    public LibrarySize size() {
        return size.get();
    }

    public Estimates estimates() {
        return Estimates.of(ledger.means());
    }

    public BudgetState state() {
        return state(estimates());
    }

    public BudgetState state(Estimates estimates) {
        Instant midnight =
                clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        LibrarySize now = size.get();
        double automatic = ledger.automaticSince(Instant.EPOCH).cpuSeconds();
        // A small library is paid for in full, whatever its user has analysed besides. In a larger one that counts as
        // well;
        // what failed is in the first figure, what explicit acts took is in the second.
        double used = law.share(now.assets()) < 1 ? Math.max(automatic, estimates.analysedSeconds()) : automatic;
        return state(law.allowedSeconds(now, estimates.full()), used, ledger.automaticSince(midnight));
    }

    private BudgetState state(double allowed, double spent, Cost today) {
        return new BudgetState(
                allowed, spent, prices.microUsd(allowed), prices.microUsd(spent), today.microUsd(), dailyCapMicroUsd);
    }
}
