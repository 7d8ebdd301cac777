package sluice.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import sluice.asset.AssetId;

/**
 * Port: what analysis has found out. It is written where jobs are settled ({@code sluice.job.Backlog}); a later result of
 * the same tier, or the same model and kind of embedding, takes the place of the earlier one.
 *
 * <p>The contract, which {@code FindingsContract} tests line by line: assets without findings are left out of answers;
 * vectors come back within 1e-3 of each component; a limit of 0 answers nothing, a negative one is an
 * {@code IllegalArgumentException}; calls from any number of threads are safe.
 */
public interface Findings {
    /**
     * Findings without embeddings: {@link Analysis#standard} and {@link Analysis#deep} where there are such, with the
     * higher tier of them and the later time.
     */
    Map<AssetId, Analysis> find(Collection<AssetId> assets);

    /** The vectors of these assets. */
    Map<AssetId, float[]> vectors(Collection<AssetId> assets, String model, Embedding.Kind kind);

    /** Vectors written after this position, by ascending position, so that an index can follow. */
    List<Written> writtenSince(long position, String model, int limit);

    /** How many assets have a vector of the whole picture, by model. */
    Map<String, Long> counts();

    /**
     * A vector as it was written.
     *
     * @param position ascending with every write
     */
    record Written(long position, AssetId asset, Embedding embedding) {}
}
