package sluice.contracts.render;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.job.JobEvent;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;

/** Ends of turns made up for tests. */
public final class RenderTurns {
    /** What {@link #charge} bills. */
    public static final long MICRO_USD = 300;

    /** What {@link #spared} says that a cache saved. */
    public static final long SAVED_MICRO_USD = 70;

    private RenderTurns() {}

    /** A stage of an attempt; the key names both. */
    public static StageCharge charge(RenderJob job, Stage stage, Instant at) {
        return charge(job, stage, at, null, 0);
    }

    /** The same with a cache's help. */
    public static StageCharge spared(RenderJob job, Stage stage, CacheHit hit, Instant at) {
        return charge(job, stage, at, hit, SAVED_MICRO_USD);
    }

    private static StageCharge charge(
            RenderJob job, Stage stage, Instant at, @Nullable CacheHit hit, long savedMicroUsd) {
        return new StageCharge(
                stage,
                job.pool(),
                job.recipe().model(),
                job.recipe().variant(),
                0.5,
                new Cost(0.25, 0.375, MICRO_USD),
                hit,
                savedMicroUsd,
                Charge.Outcome.DONE,
                at,
                "render:" + job.id() + ":" + job.leasing().attempts() + ":" + stage.label());
    }

    public static Latency latency() {
        return new Latency(Map.of(Phase.QUEUE, 0.1, Phase.DENOISE, 0.2));
    }

    public static String owner(RenderJob job) {
        String owner = job.leasing().owner();
        return owner == null ? "nobody" : owner;
    }

    /** The image drawn by its owner, one stage billed. */
    public static RenderSettlement done(RenderJob job, Instant at, AssetId... assets) {
        return ended(job, new JobEvent.Completed(owner(job)), List.of(charge(job, Stage.DENOISE, at)), assets);
    }

    /** Tried and failed, one stage billed. */
    public static RenderSettlement failed(RenderJob job, boolean retryable, Instant at) {
        return ended(
                job, new JobEvent.Failed(owner(job), "no memory", retryable), List.of(charge(job, Stage.DENOISE, at)));
    }

    public static RenderSettlement ended(RenderJob job, JobEvent event, List<StageCharge> charges, AssetId... assets) {
        return new RenderSettlement(job.id(), event, List.of(assets), latency(), charges);
    }
}
