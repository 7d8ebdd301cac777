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
        return sent(at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Whether the other asks for the same thing, whenever it was sent. */
    public boolean asksTheSameAs(RenderRequest other) {
        return sent(Instant.EPOCH).equals(other.sent(Instant.EPOCH));
    }

    private RenderRequest sent(Instant then) {
        return new RenderRequest(
                key,
                spec,
                count,
                finishing,
                priority,
                deadline == null ? null : deadline.truncatedTo(ChronoUnit.MILLIS),
                costLimitMicroUsd,
                campaign,
                reuseSimilar,
                origin,
                then);
    }
}
