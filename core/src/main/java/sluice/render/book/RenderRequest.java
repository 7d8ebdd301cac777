package sluice.render.book;

import java.time.Instant;
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
        Instant at) {}
