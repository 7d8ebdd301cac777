package sluice.render.certify;

import java.time.Instant;
import sluice.render.Quality;

/**
 * What was measured of a variant against the original, on one machine, provider and set of seeds.
 *
 * @param machine names processor, cores and operating system; a certificate holds on the machine that made it
 * @param provider execution provider, such as {@code cpu}
 * @param originalHash SHA-256 over the original's files, so that a certificate does not outlive its model
 * @param samples pictures that were compared
 * @param originalSeconds median seconds a picture
 * @param variantSeconds median seconds a picture, in the same run
 * @param originalBytes of the weights on disk
 * @param psnr mean, dB; 99 where the pictures are equal; NaN, as both of {@code ssim}, of a model that gives vectors and no
 *     pictures
 * @param worstSsim of all samples, as {@code ssim} is their mean
 * @param cosine mean cosine similarity of the pictures' embeddings, or of the vectors that the model gives
 */
public record Certificate(
        String model,
        String variant,
        String machine,
        String provider,
        String originalHash,
        int samples,
        double originalSeconds,
        double variantSeconds,
        long originalBytes,
        long variantBytes,
        double psnr,
        double ssim,
        double worstSsim,
        double cosine,
        Verdict verdict,
        Instant at) {
    /** Which qualities it may draw, if any. */
    public record Verdict(boolean accepted, Quality best, String reason) {}

    /** How much less time it takes, 0 to 1; below 0 when it is slower. */
    public double saved() {
        return 1 - variantSeconds / originalSeconds;
    }
}
