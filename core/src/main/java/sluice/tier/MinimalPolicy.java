package sluice.tier;

/** Nothing is analysed beyond Tier 1, unless the user says "analyse this now". */
public final class MinimalPolicy implements PromotionPolicy {
    @Override
    public Promotion decide(AssetFacts asset, LibraryFacts library) {
        Promotion none = Promotion.none(asset.tier(), "nothing is analysed unless you ask for it");
        Act act = asset.act();
        return Answers.impossible(asset)
                .orElseGet(() -> act == null || !act.demanded()
                        ? none
                        : Answers.explicit(asset, library).orElse(none));
    }

    @Override
    public AutomaticWork automatic() {
        return AutomaticWork.NONE;
    }
}
