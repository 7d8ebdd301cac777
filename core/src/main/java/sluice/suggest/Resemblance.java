package sluice.suggest;

import java.util.List;
import sluice.asset.AssetId;
import sluice.search.Neighbour;

/** Who looks like whom, as far as that is known already. */
public interface Resemblance {
    /** Those that look most like an asset, nearest first, without itself; none when nothing is known of its looks. */
    List<Neighbour> nearest(AssetId asset, int count);
}
