package sluice.metadata.dialect;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sampler as written, taken apart: the noise schedule is often a suffix of the sampler's name ({@code DPM++ 2M
 * Karras}, {@code euler_ancestral_karras}).
 *
 * @param scheduler null when the name does not tell
 */
record SamplerName(String sampler, @Nullable String scheduler) {
    /** Longer suffixes before those they end with. */
    private static final List<String> SUFFIXES = List.of(
            " SGM Uniform",
            " SGMUniform",
            " Polyexponential",
            " Exponential",
            " Align Your Steps",
            " KL Optimal",
            " Karras",
            " Uniform",
            " Simple",
            " Normal",
            " Beta",
            " Turbo");

    private static final List<String> SNAKE_SUFFIXES = List.of(
            "_linear_quadratic",
            "_sgm_uniform",
            "_ddim_uniform",
            "_kl_optimal",
            "_polyexponential",
            "_exponential",
            "_karras",
            "_normal",
            "_simple",
            "_beta57",
            "_beta");

    static SamplerName of(String written) {
        String name = written.strip();
        String lower = name.toLowerCase(Locale.ROOT);
        for (String suffix : name.indexOf(' ') >= 0 ? SUFFIXES : SNAKE_SUFFIXES) {
            if (lower.endsWith(suffix.toLowerCase(Locale.ROOT)) && name.length() > suffix.length()) {
                int cut = name.length() - suffix.length();
                return new SamplerName(name.substring(0, cut).strip(), name.substring(cut + 1));
            }
        }
        return new SamplerName(name, null);
    }
}
