package sluice.search;

import java.util.Comparator;
import sluice.asset.AssetId;

/**
 * An asset and how near it is.
 *
 * @param similarity cosine of the angle between two vectors, -1 to 1
 */
public record Neighbour(AssetId id, double similarity) {
    /** The nearest first, ties by id. */
    public static final Comparator<Neighbour> NEAREST =
            Comparator.comparingDouble(Neighbour::similarity).reversed().thenComparing(Neighbour::id);
}
