package sluice.contracts.tier;

import sluice.tier.PromotionPolicy;
import sluice.tier.UniformPolicy;

class UniformPolicyTest extends PromotionPolicyContract {
    @Override
    protected PromotionPolicy policy() {
        return new UniformPolicy();
    }
}
