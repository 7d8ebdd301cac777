package sluice.render.book;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.job.Leasing;
import sluice.render.Latency;
import sluice.render.Places;
import sluice.render.Quality;
import sluice.render.Recipe;

/**
 * One image of a request: the unit of work.
 *
 * @param render id of its request
 * @param index 0 for the first image
 * @param pool that is to draw it
 * @param places of the stages that are to be done elsewhere
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
        Places places,
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

    /** One image of a request that was just accepted. */
    public static RenderJob queued(long id, long render, int index, QuotedRequest what, Instant now) {
        RenderRequest request = what.request().toTheMillisecond();
        return new RenderJob(
                id,
                render,
                index,
                what.recipe(index),
                request.spec().quality(),
                request.priority(),
                request.deadline(),
                what.quote().pool(),
                what.quote().places(),
                what.secondsAnImage(),
                what.microUsd(index),
                Leasing.queued(now),
                false,
                List.of(),
                Latency.NONE,
                0);
    }

    /** Elsewhere, at that quote for an image; it is still the image of its seed. */
    public RenderJob moved(QuotedRequest route) {
        return new RenderJob(
                id,
                render,
                index,
                route.recipe().withSeed(recipe.seed()),
                quality,
                priority,
                deadline,
                route.quote().pool(),
                route.quote().places(),
                route.secondsAnImage(),
                route.microUsd(0),
                leasing,
                cancelled,
                assets,
                latency,
                billedMicroUsd);
    }

    /**
     * Whether its model is among those loaded; one with a start image is drawn alone, and never preferred.
     *
     * @param loaded {@code model/variant}
     */
    public boolean isOf(Set<String> loaded) {
        return recipe.start() == null && loaded.contains(recipe.model() + "/" + recipe.variant());
    }

    /** After a turn at it, whatever its end was. */
    public RenderJob worked(List<AssetId> made, Latency turn) {
        return with(leasing, cancelled, made, latency.plus(turn), billedMicroUsd);
    }

    public RenderJob billed(long moreMicroUsd) {
        return with(leasing, cancelled, assets, latency, Math.addExact(billedMicroUsd, moreMicroUsd));
    }

    RenderJob with(Leasing next, boolean unwanted) {
        return with(next, unwanted, assets, latency, billedMicroUsd);
    }

    private RenderJob with(Leasing next, boolean unwanted, List<AssetId> made, Latency taken, long billed) {
        return new RenderJob(
                id,
                render,
                index,
                recipe,
                quality,
                priority,
                deadline,
                pool,
                places,
                estimatedSeconds,
                estimatedMicroUsd,
                next,
                unwanted,
                made,
                taken,
                billed);
    }
}
