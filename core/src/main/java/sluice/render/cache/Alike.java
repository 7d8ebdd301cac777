package sluice.render.cache;

import java.util.List;

/**
 * How far a similar prompt's latent may be reused, after Agarwal et al., "Approximate Caching for Efficiently Serving
 * Text-to-Image Diffusion Models" (NIRVANA), NSDI 2024: the more alike the prompts, the more steps may be skipped, and below
 * a threshold none. There the seed is whoever's latent it was; here it is the same one, since a picture from another seed
 * is another picture and not an approximation of this one.
 *
 * @param step how many steps are skipped
 * @param fidelity expected cosine similarity between the embeddings of this picture and of the one without the cache
 */
record Alike(int step, double fidelity) {
    /** The cosine similarity of two prompts above which some steps may be skipped. */
    static final double LEAST = 0.85;

    /** Above this, up to half of them. */
    static final double CLOSE = 0.95;

    private static final double FEW = 0.3;
    private static final double MANY = 0.5;

    /** Steps that may be skipped, the most first, of those whose latents are kept; none when the prompts differ too much. */
    static List<Alike> of(double similarity, int steps) {
        double share = similarity >= CLOSE ? MANY : similarity >= LEAST ? FEW : 0;
        return StepChoice.of(steps).reversed().stream()
                .filter(step -> step <= share * steps)
                .map(step -> new Alike(step, fidelity(similarity, (double) step / steps)))
                .toList();
    }

    /**
     * An estimate, and a cautious one: 1 when nothing is skipped, as like as the prompts are when everything is, and closer
     * to that early on, since the first steps settle the composition.
     */
    private static double fidelity(double similarity, double skipped) {
        return 1 - (1 - Math.min(1, similarity)) * Math.sqrt(skipped);
    }
}
