package sluice.render.book;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.job.Leasing;
import sluice.render.Latency;
import sluice.render.Quality;
import sluice.render.Recipe;

/**
 * One image of a request: the unit of work.
 *
 * @param render id of its request
 * @param index 0 for the first image
 * @param pool that is to draw it
 * @param estimatedSeconds of all its stages
 * @param estimatedMicroUsd what is reserved for it
 * @param cancelled whether the user wants it no more while a worker still has it
 * @param assets what came of it: the whole picture, then its crops; empty until it is done
 * @param latency where the time went, until now
 * @param billedMicroUsd the sum of its charges
 */
public record RenderJob(
        long id,
        long render,
        int index,
        Recipe recipe,
        Quality quality,
        int priority,
        @Nullable Instant deadline,
        String pool,
        double estimatedSeconds,
        long estimatedMicroUsd,
        Leasing leasing,
        boolean cancelled,
        List<AssetId> assets,
        Latency latency,
        long billedMicroUsd) {
    public RenderJob {
        assets = List.copyOf(assets);
    }
}
