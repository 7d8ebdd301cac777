package sluice.render.certify;

import java.util.Locale;
import java.util.Map;
import sluice.render.Quality;
import sluice.render.certify.Certificate.Verdict;

/**
 * Which variants may draw, and what: none that is not faster than the original by a margin, and none below the bound of a
 * quality. The speed is that of one run on one machine, original and variant in turns.
 *
 * @param margin how much less time a variant has to take at least, 0 to 1
 * @param bounds how near to the original each quality has to be; a higher quality asks for at least as much
 */
public record CertificateRule(double margin, Map<Quality, Bound> bounds) {
    /**
     * 5 % is what repeated runs of the same model differ by on a quiet machine. A structural similarity of 0.98 is a
     * difference that has to be looked for; an embedding is blind to where things lie, so that it counts only together
     * with some structural similarity.
     */
    public static final CertificateRule DEFAULT = new CertificateRule(
            0.05,
            Map.of(
                    Quality.HERO, new Bound(0.98, 0.99, 0.90),
                    Quality.STANDARD, new Bound(0.95, 0.98, 0.80),
                    Quality.DRAFT, new Bound(0.85, 0.95, 0.60)));

    /**
     * What a quality asks for: {@code ssim} of the worst sample, or {@code cosine} of the embeddings on average together
     * with {@code ssimWithCosine} of the worst sample. A model that gives vectors instead of pictures is asked for
     * {@code cosine} alone.
     */
    public record Bound(double ssim, double cosine, double ssimWithCosine) {}

    /**
     * What was measured.
     *
     * @param psnr mean, dB; NaN, as both of {@code ssim}, where vectors were compared and no pictures
     */
    public record Measured(
            double originalSeconds, double variantSeconds, double psnr, double ssim, double worstSsim, double cosine) {
        boolean ofPictures() {
            return !Double.isNaN(worstSsim);
        }
    }

    public CertificateRule {
        if (!(margin >= 0 && margin < 1) || bounds.size() != Quality.values().length) {
            throw new IllegalArgumentException("a rule has a margin of 0 to 1 and a bound for every quality");
        }
        bounds = Map.copyOf(bounds);
    }

    /** A refused variant's {@link Verdict#best} says nothing. */
    public Verdict judge(Measured measured) {
        double saved = 1 - measured.variantSeconds() / measured.originalSeconds();
        if (!(saved >= margin)) {
            return refused(
                    saved < 0
                            ? "%s slower than the original".formatted(percent(-saved))
                            : "only %s faster than the original; %s is asked for"
                                    .formatted(percent(saved), percent(margin)));
        }
        for (Quality quality : new Quality[] {Quality.HERO, Quality.STANDARD, Quality.DRAFT}) {
            if (meets(measured, bound(quality))) {
                return new Verdict(true, quality, "%s faster, %s".formatted(percent(saved), nearness(measured)));
            }
        }
        Bound least = bound(Quality.DRAFT);
        return refused("%s faster, but too far from the original: %s; a draft takes %s"
                .formatted(percent(saved), nearness(measured), asked(measured, least)));
    }

    private static boolean meets(Measured measured, Bound bound) {
        if (!measured.ofPictures()) {
            return measured.cosine() >= bound.cosine();
        }
        return measured.worstSsim() >= bound.ssim()
                || measured.cosine() >= bound.cosine() && measured.worstSsim() >= bound.ssimWithCosine();
    }

    private Bound bound(Quality quality) {
        Bound bound = bounds.get(quality);
        if (bound == null) {
            throw new IllegalStateException("every quality has a bound");
        }
        return bound;
    }

    private static Verdict refused(String reason) {
        return new Verdict(false, Quality.DRAFT, reason);
    }

    private static String nearness(Measured measured) {
        return measured.ofPictures()
                ? "SSIM %s, cosine %s".formatted(number(measured.worstSsim()), number(measured.cosine()))
                : "cosine " + number(measured.cosine());
    }

    private static String asked(Measured measured, Bound bound) {
        return measured.ofPictures()
                ? "SSIM %s, or cosine %s with SSIM %s"
                        .formatted(number(bound.ssim()), number(bound.cosine()), number(bound.ssimWithCosine()))
                : "cosine " + number(bound.cosine());
    }

    /** Cut and not rounded, so that what is just below a bound does not read as if it met it. */
    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", Math.floor(value * 10_000) / 10_000);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
