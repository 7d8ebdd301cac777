package sluice.contracts.tier;

import sluice.tier.ManualPolicy;
import sluice.tier.PromotionPolicy;

class ManualPolicyTest extends PromotionPolicyContract {
    @Override
    protected PromotionPolicy policy() {
        return new ManualPolicy();
    }
}
