package sluice.render.cache;

import org.jspecify.annotations.Nullable;

/**
 * What a cache spared one stage of one image.
 *
 * @param savedSeconds what computing it took when it was put in
 * @param fidelity expected cosine similarity to the picture without the cache; null where the picture is the same
 */
public record CacheHit(
        CacheKind kind, double savedSeconds, @Nullable Double fidelity) {}
