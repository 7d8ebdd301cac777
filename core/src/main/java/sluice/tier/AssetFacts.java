package sluice.tier;

import org.jspecify.annotations.Nullable;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Picture;
import sluice.asset.Tier;
import sluice.value.History;
import sluice.value.Surroundings;

/**
 * What a promotion policy knows of one asset.
 *
 * @param tier reached so far
 * @param value 0 to 1
 * @param act the explicit act that counts, or null
 * @param stackSize members of its stack; 1 when it is in none
 * @param cover whether it stands for its stack; true when it is in none
 * @param singledOut whether something happened to this very image
 */
public record AssetFacts(
        AssetId asset,
        Tier tier,
        double value,
        @Nullable Act act,
        int stackSize,
        boolean cover,
        boolean singledOut,
        Sight sight) {
    public AssetFacts {
        if (!(value >= 0 && value <= 1) || stackSize < 1) {
            throw new IllegalArgumentException("a value is 0 to 1, and a stack has members");
        }
    }

    public static AssetFacts of(Asset asset, double value, History history, Surroundings around) {
        return new AssetFacts(
                asset.id(),
                asset.standing().tier(),
                value,
                Acts.strongest(history, around).orElse(null),
                around.stackSize(),
                around.cover(),
                history.singledOut(),
                sight(asset));
    }

    private static Sight sight(Asset asset) {
        if (asset.standing().trashed()) {
            return Sight.TRASHED;
        }
        if (asset.missing()) {
            return Sight.NONE;
        }
        return switch (asset.picture()) {
            case Picture.Ready _ -> Sight.READY;
            case Picture.Pending _ -> Sight.PENDING;
            case Picture.Impossible _ -> Sight.NONE;
        };
    }
}
