package sluice.render.run;

import java.util.Locale;
import sluice.render.Stage;

/**
 * How far one image is.
 *
 * @param step of the denoiser, of {@code steps}
 * @param share of its predicted time that is behind it, 0 to 1
 */
public record Progress(long render, long job, int index, String pool, At at, int step, int steps, double share) {
    /** What is done with it now. */
    public enum At {
        /** It is looked for in the caches, or waits for its part of a batch. */
        TAKEN,
        LOAD,
        ENCODE,
        DENOISE,
        DECODE,
        FINISH,
        /** Its files are written and taken into the library. */
        STORE;

        static At of(Stage stage) {
            return switch (stage) {
                case ENCODE -> ENCODE;
                case DENOISE -> DENOISE;
                case DECODE -> DECODE;
                case FINISH -> FINISH;
            };
        }

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
