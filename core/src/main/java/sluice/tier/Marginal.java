package sluice.tier;

import sluice.asset.Tier;

/**
 * Expected value gained for a processor second: the probability that the picture matters, times how much of what
 * analysis can tell the tiers in between tell, divided by what they will probably cost.
 */
final class Marginal {
    /** Of all that analysis can tell: similarity, quality and style for little, the finer half for much. */
    private static final double STANDARD_TELLS = 0.4;

    private static final double DEEP_TELLS = 0.6;

    /** A user who says "now" goes before every other explicit act; priorities stay below this otherwise. */
    private static final double NOW = 1e9;

    /** No step takes less, whatever was measured. */
    private static final double LEAST_SECONDS = 1e-4;

    private Marginal() {}

    static double priority(AssetFacts asset, Tier wanted, LibraryFacts library) {
        double seconds = Math.max(LEAST_SECONDS, library.estimates().between(asset.tier(), wanted));
        return Math.max(Double.MIN_NORMAL, matters(asset) * tells(asset.tier(), wanted) / seconds);
    }

    static double explicitPriority(Act act, AssetFacts asset, LibraryFacts library) {
        return priority(asset, act.wanted(), library) + (act.demanded() ? NOW : 0);
    }

    /** A cover is looked at for its whole stack, though look-alikes tell ever less: 1 + ln n times its own value. */
    private static double matters(AssetFacts asset) {
        return asset.value() * (asset.cover() ? 1 + Math.log(asset.stackSize()) : 1);
    }

    private static double tells(Tier from, Tier to) {
        return (from.compareTo(Tier.STANDARD) < 0 && to.compareTo(Tier.STANDARD) >= 0 ? STANDARD_TELLS : 0)
                + (from.compareTo(Tier.DEEP) < 0 && to == Tier.DEEP ? DEEP_TELLS : 0);
    }
}
