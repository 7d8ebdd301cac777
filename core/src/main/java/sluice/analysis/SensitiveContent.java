package sluice.analysis;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * How likely a picture is sensitive, from the classes of the default model: the probabilities of {@code Hentai},
 * {@code Porn} and {@code Sexy} against {@code Drawing} and {@code Neutral} (the classes of npm nsfwjs 4.4.0, MIT).
 *
 * <p>A hint and no verdict: it decides what is blurred until somebody looks, never what is kept. docs/models.md says how
 * often it was wrong on harmless pictures; how often it misses has not been measured.
 */
public final class SensitiveContent {
    private SensitiveContent() {}

    /**
     * @param classes {@link Embedded#classes()}
     * @return 0 to 1; empty when the model has no such classes
     */
    public static OptionalDouble probability(Map<String, Double> classes) {
        Double hentai = classes.get("Hentai");
        Double porn = classes.get("Porn");
        Double sexy = classes.get("Sexy");
        if (hentai == null || porn == null || sexy == null) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.clamp(hentai + porn + sexy, 0, 1));
    }
}
