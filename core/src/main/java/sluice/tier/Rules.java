package sluice.tier;

import java.time.Instant;
import java.util.function.Supplier;
import sluice.budget.Budget;
import sluice.budget.Estimates;
import sluice.value.ValueWeights;

/**
 * By what assets are valued and promoted; asked for every page, so that each can be changed while the promoter runs.
 *
 * @param since when these weights came into force: valuations for a time before it were made with others
 * @param library must be quick, and may be some seconds old
 */
public record Rules(
        Supplier<ValueWeights> weights,
        Supplier<Instant> since,
        Supplier<PromotionPolicy> policy,
        Supplier<LibraryFacts> library) {
    public static Rules of(
            Supplier<ValueWeights> weights, Supplier<Instant> since, Supplier<PromotionPolicy> policy, Budget budget) {
        return new Rules(weights, since, policy, () -> facts(budget, budget.estimates(), weights.get()));
    }

    private static LibraryFacts facts(Budget budget, Estimates estimates, ValueWeights weights) {
        long assets = budget.size().assets();
        return new LibraryFacts(assets, budget.law().share(assets), estimates, weights.unknown());
    }
}
