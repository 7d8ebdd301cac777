package sluice.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.Step;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobKind;

/** Deep work as users see it and steer it. */
public interface DeepWork {
    /** How it is driven. */
    enum Mode {
        /** It runs while the machine is quiet and the budget allows. */
        AUTOMATIC,
        /** Nothing is begun, and what is under way stops after its step. */
        PAUSED,
        /** It runs now, without waiting for a quiet machine, until nothing is left that the budget allows. */
        DRAINING
    }

    /**
     * Everything about it at one moment.
     *
     * @param etaSeconds until the work that waits is done at the present pace, or null when nothing can be said
     */
    record Status(
            Mode mode,
            String strategy,
            Gate gate,
            BacklogCounts counts,
            @Nullable Double etaSeconds,
            List<Current> current,
            Budget budget,
            Map<Tier, Long> tiers) {}

    /**
     * Whether work may run just now.
     *
     * @param reason in words for the user
     * @param cores how many processors it may keep busy
     * @param until when it opens at the latest, or null when nobody knows
     */
    record Gate(
            boolean open,
            String reason,
            double cores,
            @Nullable Instant until) {}

    /** @param step what is being done, or null before the first and between two */
    record Current(
            long job, AssetId asset, JobKind kind, @Nullable Step step) {}

    /**
     * What automatic work may cost.
     *
     * @param dailyCapMicroUsd null when there is none
     * @param exhausted whether only what users ask for is done until there is more
     * @param reason in words for the user
     */
    record Budget(
            long allowedMicroUsd,
            long spentMicroUsd,
            @Nullable Long dailyCapMicroUsd,
            long spentTodayMicroUsd,
            boolean exhausted,
            String reason) {}

    Status status();

    void steer(Mode mode);

    /** Puts an asset to the front, as the user's own act; the job that does it. */
    Job promote(AssetId asset, Tier tier, String origin);

    /** Something was recorded of these assets: their values, and what is to be done for them, may be others now. */
    void signalled(List<AssetId> assets);

    /** The user has changed the backlog. */
    void backlogChanged();
}
