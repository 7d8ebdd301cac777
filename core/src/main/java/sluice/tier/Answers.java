package sluice.tier;

import java.util.Optional;
import sluice.asset.Tier;

/** What all policies say alike. */
final class Answers {
    private Answers() {}

    /** When nothing can be done, whoever asks. */
    static Optional<Promotion> impossible(AssetFacts asset) {
        if (asset.tier() == Tier.DEEP) {
            return Optional.of(Promotion.none(asset.tier(), "it is analysed in full"));
        }
        return switch (asset.sight()) {
            case NONE -> Optional.of(Promotion.none(asset.tier(), "its picture cannot be read"));
            case TRASHED -> Optional.of(Promotion.none(asset.tier(), "it is in the trash"));
            case READY, PENDING -> Optional.empty();
        };
    }

    /** When an explicit act asks for more than is there. */
    static Optional<Promotion> explicit(AssetFacts asset, LibraryFacts library) {
        Act act = asset.act();
        return act == null || act.wanted().compareTo(asset.tier()) <= 0
                ? Optional.empty()
                : Optional.of(new Promotion(
                        act.wanted(),
                        Marginal.explicitPriority(act, asset, library),
                        true,
                        "because it was " + act.name()));
    }
}
