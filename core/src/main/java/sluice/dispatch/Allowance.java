package sluice.dispatch;

import java.util.function.Supplier;
import sluice.budget.Budget;
import sluice.tier.PromotionPolicy;

/** Says whether automatic work may be begun. */
@FunctionalInterface
public interface Allowance {
    /** @param underWay estimated processor seconds of automatic jobs that are being done, and are not billed yet */
    boolean allows(double underWay);

    /** What the policy's kind of automatic work and the budget come to. */
    static Allowance of(Supplier<PromotionPolicy> policy, Budget budget) {
        return underWay -> switch (policy.get().automatic()) {
            case NONE -> false;
            case UNBOUNDED -> true;
            case WITHIN_BUDGET ->
                !budget.state()
                        .plus(underWay, budget.prices().microUsd(underWay))
                        .exhausted();
        };
    }
}
