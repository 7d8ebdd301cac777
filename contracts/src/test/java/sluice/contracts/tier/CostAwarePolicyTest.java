package sluice.contracts.tier;

import sluice.tier.CostAwarePolicy;
import sluice.tier.PromotionPolicy;

class CostAwarePolicyTest extends PromotionPolicyContract {
    @Override
    protected PromotionPolicy policy() {
        return CostAwarePolicy.DEFAULT;
    }
}
