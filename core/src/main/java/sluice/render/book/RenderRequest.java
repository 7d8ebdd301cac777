package sluice.render.book;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import sluice.render.RenderSpec;
import sluice.render.finish.Finishing;

/**
 * What somebody asks for.
 *
 * @param key names the request, so that sending it twice renders once; null when its sender does not care
 * @param count images, with seeds one after the other
 * @param priority -10 to 10; higher goes first
 * @param deadline when all of it has to be there; null for whenever
 * @param costLimitMicroUsd the most that all of it may be quoted at; null for no limit
 * @param campaign name of the campaign that pays; null for none
 * @param reuseSimilar whether the latent of a similar prompt may be reused, which costs fidelity
 * @param origin who asked: {@code page}, {@code cli}, {@code api}, {@code hero} for a draft rendered again by itself
 */
public record RenderRequest(
        @Nullable String key,
        RenderSpec spec,
        int count,
        Finishing finishing,
        int priority,
        @Nullable Instant deadline,
        @Nullable Long costLimitMicroUsd,
        @Nullable String campaign,
        boolean reuseSimilar,
        String origin,
        Instant at) {
    /** The same with its times as they are kept. */
    public RenderRequest toTheMillisecond() {
        return sent(
                at.truncatedTo(ChronoUnit.MILLIS), deadline == null ? null : deadline.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Whether the other asks for the same thing, whenever it was sent: a deadline, which is mostly said as so much time
     * from now, is no part of what is asked for.
     */
    public boolean asksTheSameAs(RenderRequest other) {
        return sent(Instant.EPOCH, null).equals(other.sent(Instant.EPOCH, null));
    }

    private RenderRequest sent(Instant then, @Nullable Instant by) {
        return new RenderRequest(
                key, spec, count, finishing, priority, by, costLimitMicroUsd, campaign, reuseSimilar, origin, then);
    }

    /** The same, however late. */
    public RenderRequest whenever() {
        return sent(at, null);
    }

    /** One of its images asked for by itself, for as long as the whole has time, and without a limit of its own. */
    public RenderRequest forOne(long seed) {
        return new RenderRequest(
                null, spec.withSeed(seed), 1, finishing, priority, deadline, null, campaign, reuseSimilar, origin, at);
    }
}
