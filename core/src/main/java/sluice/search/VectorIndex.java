package sluice.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/**
 * Port: finds the nearest of many vectors. Derived from what analysis has written: it may lag behind, and it can be made
 * again from nothing.
 *
 * <p>The contract, which {@code VectorIndexContract} tests line by line:
 *
 * <ul>
 *   <li>Vectors have length 1; all of one {@link VectorSpace} have as many components, at most {@link #MOST_DIMENSIONS}.
 *       {@link #put} replaces an asset's vector of that space. What was put is found after {@link #refresh}, and survives
 *       a kill after {@link #commit}. Spaces do not see each other.
 *   <li>{@link #checkpoint} is what the last durable commit said of a model: everything put for it before is there. A
 *       commit for one model makes the others' vectors durable too, and leaves their checkpoints.
 *   <li>Neighbours come nearest first, ties by id. Their similarity is exact, to a thousandth; of the nearest themselves
 *       an index may miss a few in a hundred among tens of thousands. Among fewer than a thousand it misses none.
 *   <li>An unknown space is an empty one. A vector of another length than those of its space, or a count outside 1 to
 *       {@link #MOST_NEIGHBOURS}, is an {@code IllegalArgumentException}.
 *   <li>Calls from any number of threads are safe. A failure of the storage has code {@code STORAGE}.
 * </ul>
 */
public interface VectorIndex extends AutoCloseable {
    int MOST_DIMENSIONS = 4_096;
    int MOST_NEIGHBOURS = 1_000;

    /** Adds or replaces the vectors of these assets. */
    void put(VectorSpace space, Map<AssetId, float[]> vectors);

    /** Makes what was put visible. */
    void refresh();

    /** Makes everything put so far durable, with the position in the findings that one model's vectors reflect. */
    void commit(String model, long position);

    /** The position of the last commit for a model; 0 when there was none. */
    long checkpoint(String model);

    /** Forgets the vectors of one model, durably; its checkpoint is 0 again. */
    void clear(String model);

    /**
     * The nearest of a vector.
     *
     * @param count the most neighbours
     * @param among only these assets, or null for all
     */
    List<Neighbour> nearest(VectorSpace space, float[] vector, int count, @Nullable Set<AssetId> among);

    /** Those of the assets that have a vector in the space. */
    Set<AssetId> known(VectorSpace space, Collection<AssetId> assets);

    /** How many vectors are visible in a space. */
    long size(VectorSpace space);

    @Override
    void close();
}
