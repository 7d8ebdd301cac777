package sluice.tier;

/** What the user stars, downloads, collects or asks for is analysed, and nothing else. */
public final class ManualPolicy implements PromotionPolicy {
    @Override
    public Promotion decide(AssetFacts asset, LibraryFacts library) {
        return Answers.impossible(asset)
                .or(() -> Answers.explicit(asset, library))
                .orElseGet(() -> Promotion.none(asset.tier(), "nothing you did asks for more"));
    }

    @Override
    public AutomaticWork automatic() {
        return AutomaticWork.NONE;
    }
}
