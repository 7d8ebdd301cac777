package sluice.dispatch;

import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.budget.Step;
import sluice.job.JobKind;

/**
 * A job that is being done.
 *
 * @param step what is being done of it, or null before the first step, between two and while the gate is shut
 */
public record CurrentWork(
        long job, AssetId asset, JobKind kind, @Nullable Step step) {}
