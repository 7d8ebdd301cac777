package sluice.contracts.tier;

import sluice.tier.MinimalPolicy;
import sluice.tier.PromotionPolicy;

class MinimalPolicyTest extends PromotionPolicyContract {
    @Override
    protected PromotionPolicy policy() {
        return new MinimalPolicy();
    }
}
