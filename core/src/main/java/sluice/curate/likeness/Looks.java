package sluice.curate.likeness;

import java.util.List;
import java.util.OptionalDouble;
import sluice.asset.AssetId;

/** What embeddings say of how alike pictures are: the second witness beside the perceptual hash. */
public interface Looks {
    /** Nothing is embedded. */
    Looks UNKNOWN = new Looks() {
        @Override
        public OptionalDouble cosine(AssetId one, AssetId other) {
            return OptionalDouble.empty();
        }

        @Override
        public List<AssetId> near(AssetId asset, double atLeast) {
            return List.of();
        }
    };

    /** The cosine of their embeddings, -1 to 1; empty unless both are embedded. */
    OptionalDouble cosine(AssetId one, AssetId other);

    /** A few of those at least so near, the nearest first, without itself; empty when it is not embedded. */
    List<AssetId> near(AssetId asset, double atLeast);
}
