package sluice.tier;

import java.util.Locale;
import sluice.asset.Tier;
import sluice.value.ValueWeights;

/**
 * Explicit acts at once; the rest by expected value per cost, covers and singles first, Tier 2 before Tier 3, and Tier 3
 * only for the promising.
 *
 * <p>What is promising depends on what the library can afford: where the budget pays for everything, everything is; where
 * it pays for little, an asset must be worth nearly {@code promising} to be analysed deeply by itself. A member of a stack
 * that nothing happened to inherits from its cover and waits.
 *
 * @param promising the value, 0 to 1, that earns Tier 3 in a library that can afford next to nothing, by the weights that
 *     Sluice comes with; by others it is as many times the value of an unknown image
 */
public record CostAwarePolicy(double promising) implements PromotionPolicy {
    /** Twice what an image nothing is known of is worth. */
    public static final CostAwarePolicy DEFAULT = new CostAwarePolicy(0.08);

    public CostAwarePolicy {
        if (!(promising >= 0 && promising <= 1)) {
            throw new IllegalArgumentException("a value is 0 to 1, not " + promising);
        }
    }

    @Override
    public Promotion decide(AssetFacts asset, LibraryFacts library) {
        return Answers.impossible(asset)
                .or(() -> Answers.explicit(asset, library))
                .orElseGet(() -> automatic(asset, library));
    }

    private Promotion automatic(AssetFacts asset, LibraryFacts library) {
        if (asset.sight() == Sight.PENDING) {
            return Promotion.none(asset.tier(), "its thumbnail is made first");
        }
        if (!asset.cover() && !asset.singledOut()) {
            return Promotion.none(asset.tier(), "the cover of its stack stands for it");
        }
        if (asset.tier() == Tier.IMMEDIATE) {
            return promote(asset, Tier.STANDARD, library);
        }
        return asset.value() >= earnsDeep(library)
                ? promote(asset, Tier.DEEP, library)
                : Promotion.none(asset.tier(), "a value of " + percent(asset) + " does not earn more");
    }

    private double earnsDeep(LibraryFacts library) {
        return promising * (library.unknown() / ValueWeights.DEFAULT.unknown()) * (1 - library.affordable());
    }

    private static Promotion promote(AssetFacts asset, Tier wanted, LibraryFacts library) {
        String who = asset.cover() && asset.stackSize() > 1
                ? "it stands for " + asset.stackSize() + " look-alikes"
                : asset.cover() ? "nothing looks like it" : "something happened to it";
        return new Promotion(
                wanted,
                Marginal.priority(asset, wanted, library),
                false,
                "its value is " + percent(asset) + ", and " + who);
    }

    private static String percent(AssetFacts asset) {
        return String.format(Locale.ROOT, "%.0f %%", asset.value() * 100);
    }

    @Override
    public AutomaticWork automatic() {
        return AutomaticWork.WITHIN_BUDGET;
    }
}
