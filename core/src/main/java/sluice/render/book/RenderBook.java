package sluice.render.book;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.render.Stage;

/**
 * Port: the requests, their images and what they cost, in the database. An image's way is that of any job:
 * {@code sluice.job.Leasing}.
 *
 * <p>The contract, which {@code RenderBookContract} tests line by line:
 *
 * <ul>
 *   <li>Every call is one transaction, durable when it returns, apart from {@link #lease} and {@link #renew}: no crash of
 *       the process loses what they did, but a power cut may, which ends a lease anyway. Times are kept to the millisecond.
 *   <li>{@link #accept} takes each request by itself or refuses it, in their order, so that two requests of one call
 *       cannot promise the same money twice: a campaign has to be open and to have the quoted sum left. A key that is
 *       known with the same request ({@link RenderRequest#asksTheSameAs}) is the render of before, whatever became of its
 *       campaign; with another request it is refused. A request that was refused leaves nothing, not even its key.
 *   <li>{@link #lease} first ends leases that ran out and puts back what came due, in all pools, then gives out queued images of this pool: by descending priority, then those with a deadline by it, then the rest,
 *       then by id; and after the first one only those that can be drawn with it in one call (same model, variant, size,
 *       steps and sampler, no start image: {@link sluice.render.Recipe#batch}), up to the limit. No image is given to two
 *       workers.
 *   <li>{@link #settle} writes the image's end, its assets, the charges and the campaign's sums all together or not at
 *       all. Assets and latency are of an image's turn, which adds to the turns before. When the lease is not
 *       the worker's any more, or there is no such image, the charges are recorded with outcome LOST and are in the sums
 *       of what was billed, since they were paid for; nothing else changes, and the answer is false. A charge with a key
 *       recorded before is passed over. What was reserved for an image is released when it ends, whatever its end.
 *   <li>{@link #cancel} ends waiting images at once (SKIPPED) and marks those in hand, which are SKIPPED unless their
 *       worker completes them: when it fails, puts them off, or its lease runs out. {@link #retry} sets DEAD and SKIPPED
 *       ones going again, by index, reserving anew, as far as the campaign is open and has enough left.
 *   <li>{@link #move} takes pool, recipe and one image's part of the quote; the seed, the state and the place in the
 *       queue stay. An image whose campaign has too little left for what it costs more is passed over.
 *   <li>What caches saved is credited for charges with outcome DONE. Sums are exact in microUsd, and in nanoseconds, to
 *       which seconds are kept.
 *   <li>Unknown ids are left out of answers. A limit of 0 answers nothing, a negative one is an
 *       {@code IllegalArgumentException}. Calls from any number of threads are safe; a failure of the storage is a
 *       {@code SluiceException} with code {@code STORAGE}.
 * </ul>
 */
public interface RenderBook {
    List<Accepted> accept(List<QuotedRequest> requests, Instant now);

    List<RenderJob> lease(String pool, String owner, Duration lease, int limit, Instant now);

    /**
     * The same, with what the pool has loaded: of images that are equal in priority, and have neither a deadline nor a
     * start image, those of these models go before the others.
     *
     * @param loaded {@code model/variant}
     */
    List<RenderJob> lease(String pool, String owner, Duration lease, int limit, Set<String> loaded, Instant now);

    /** Prolongs leases; the ids that are this owner's still. */
    List<Long> renew(Collection<Long> jobs, String owner, Instant until);

    boolean settle(RenderSettlement settlement, Instant now);

    /**
     * Another place for waiting images, as when a pool is taken out; those that are not waiting are passed over.
     *
     * @param routes by the image's id
     * @return how many were moved
     */
    int move(Map<Long, QuotedRequest> routes, Instant now);

    /** Images of a render that are waiting or in hand and are not wanted any more; the ids of those in hand. */
    List<Long> cancel(long render, Instant now);

    /** How many images were set going again. */
    int retry(long render, Instant now);

    Optional<Render> find(long render);

    /**
     * Renders, newest first.
     *
     * @param before only those with a lower id; null to begin
     * @param campaign only its renders; null for all
     * @param state only those with an image in this state; null for all
     */
    List<Render> list(@Nullable Long before, @Nullable String campaign, @Nullable JobState state, int limit);

    /** All images of a render, by index. */
    List<RenderJob> jobs(long render);

    Optional<RenderJob> job(long job);

    /** The image that an asset came of, if it was rendered here: the first one, when several came to the same bytes. */
    Map<AssetId, RenderJob> madeOf(Collection<AssetId> assets);

    /** In the order of recording. */
    List<StageCharge> charges(long job);

    /** Estimated seconds of what waits or is in hand, and how many images, by pool; pools without any are left out. */
    Map<String, PoolLoad> loads();

    /** The latest images that were done, newest first, to learn from and to show where the time went. */
    List<RenderJob> latest(@Nullable String pool, int limit);

    /** Sums of the charges from a moment on, by pool, model and stage, in that order. */
    List<StageSum> sums(Instant from);

    /** What {@link #loads} says of one pool. */
    record PoolLoad(long waiting, long inHand, double waitingSeconds, double inHandSeconds) {}

    /**
     * What stages took.
     *
     * @param images stages that were done, with a cache's help or without it
     * @param hits of them with its help
     * @param seconds wall-clock seconds of slots, also of stages that failed or were lost, like {@code microUsd}
     */
    record StageSum(
            String pool,
            String model,
            Stage stage,
            long images,
            long hits,
            double seconds,
            long microUsd,
            double savedSeconds,
            long savedMicroUsd) {}

    /** What may end a worker's turn at an image. */
    static boolean endsTurn(JobEvent event) {
        return switch (event) {
            case JobEvent.Completed completed -> true;
            case JobEvent.Skipped skipped -> true;
            case JobEvent.Snoozed snoozed -> true;
            case JobEvent.Failed failed -> true;
            case JobEvent.Leased leased -> false;
            case JobEvent.Renewed renewed -> false;
            case JobEvent.Unwanted unwanted -> false;
            case JobEvent.Expired expired -> false;
            case JobEvent.CameDue cameDue -> false;
            case JobEvent.OfferedAgain again -> false;
            case JobEvent.Retried retried -> false;
            case JobEvent.Dropped dropped -> false;
        };
    }
}
