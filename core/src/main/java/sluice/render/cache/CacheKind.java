package sluice.render.cache;

import java.util.Locale;

/** What is kept, and what a hit saves. */
public enum CacheKind {
    /** An encoded prompt: saves the text encoders. */
    CONDITIONING,
    /** A latent after some of its steps: saves those steps. */
    LATENT,
    /** A latent after all steps: saves encoding and the denoiser. */
    FINAL_LATENT,
    /** A decoded picture: saves all but finishing. */
    PICTURE,
    /** A latent of a similar prompt: saves its steps, at some fidelity. In the cache, the lists of prompts alike. */
    SIMILAR;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
