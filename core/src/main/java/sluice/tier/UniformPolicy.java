package sluice.tier;

import sluice.asset.Tier;

/** Everything is analysed in full, whatever it is worth: what others do, and what the saving is measured against. */
public final class UniformPolicy implements PromotionPolicy {
    @Override
    public Promotion decide(AssetFacts asset, LibraryFacts library) {
        return Answers.impossible(asset)
                .or(() -> Answers.explicit(asset, library))
                .orElseGet(() -> asset.sight() == Sight.PENDING
                        ? Promotion.none(asset.tier(), "its thumbnail is made first")
                        : new Promotion(
                                Tier.DEEP,
                                Marginal.priority(asset, Tier.DEEP, library),
                                false,
                                "everything is analysed in full"));
    }

    @Override
    public AutomaticWork automatic() {
        return AutomaticWork.UNBOUNDED;
    }
}
