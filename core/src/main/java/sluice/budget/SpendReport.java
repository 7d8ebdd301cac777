package sluice.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sluice.asset.Tier;

/**
 * What was spent, on what, and what was not.
 *
 * @param total of all tiers since ever, whatever came of it
 * @param days a line a day, tier and cause, by day; only as far back as was asked for
 * @param uniform what Tiers 2 and 3 of everything would have cost
 * @param saved what was not spent of that: Tier 1 is done for everything under every strategy and is in neither. Below
 *     zero when more was spent, as after embedding everything twice.
 */
public record SpendReport(
        Sum total,
        List<OfTier> tiers,
        List<OfStep> steps,
        List<OfDay> days,
        Uniform uniform,
        Saved saved,
        Waiting waiting) {
    /** @param images how many the largest step was done for */
    public record Sum(double cpuSeconds, double wallSeconds, long microUsd, long images) {}

    public record OfTier(Tier tier, Sum sum) {}

    /**
     * One step.
     *
     * @param sum failed and lost work included, but for its images
     * @param meanSeconds processor seconds an image, where it was done
     * @param failed images for which it failed
     */
    public record OfStep(Step step, Sum sum, double meanSeconds, long failed) {}

    public record OfDay(LocalDate day, Tier tier, boolean explicit, Sum sum) {}

    /** @param estimated whether any of its steps was never measured here, so that a prior stands for it */
    public record Uniform(double cpuSeconds, long microUsd, boolean estimated) {}

    /** @param share of what uniform would have cost */
    public record Saved(double cpuSeconds, long microUsd, double share) {}

    /** @param doneBy when it is done at the present pace, or null when nothing can be said */
    public record Waiting(
            long jobs,
            double cpuSeconds,
            long microUsd,
            @Nullable Instant doneBy) {}

    public SpendReport {
        tiers = List.copyOf(tiers);
        steps = List.copyOf(steps);
        days = List.copyOf(days);
    }
}
