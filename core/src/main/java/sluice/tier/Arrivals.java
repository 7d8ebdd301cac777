package sluice.tier;

import java.util.Collection;
import java.util.List;
import sluice.asset.Asset;
import sluice.asset.AssetId;

/** Puts assets into groups before they are valued. */
@FunctionalInterface
public interface Arrivals {
    /**
     * Looks at assets that are new or have changed, at most a page of them. Done again for the same assets it must change
     * nothing, or the promoter would never come to rest.
     *
     * @return assets that are to be valued again though nothing of theirs has changed, such as those that new ones were
     *     made from; at most a page's worth again
     */
    Collection<AssetId> group(List<Asset> changed);
}
