package sluice.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stages of a rendering, in their order; each is timed, priced and placed by itself. */
public enum Stage {
    /** From words to what steers the denoiser: tokens, text encoders; the start image's latent, if there is one. */
    ENCODE,
    DENOISE,
    /** From the latent to pixels. */
    DECODE,
    /** Upscaling, crops, overlays, the file with its parameters embedded. */
    FINISH;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Stage> labelled(String label) {
        return Arrays.stream(values())
                .filter(stage -> stage.label().equals(label))
                .findFirst();
    }
}
