package sluice.analysis.quality;

/**
 * How well a picture is exposed: the mean tone's nearness to the middle, less what is cut off at either end.
 *
 * <p>Source of the curve: T. Mertens, J. Kautz, F. Van Reeth, "Exposure Fusion", Pacific Graphics 2007,
 * "well-exposedness": exp(−(i − 0.5)² / 2σ²), there of each pixel with σ = 0.2, here of the mean with σ = 0.25, because a
 * good picture has dark and bright parts. Of pixels at the ends, five in a hundred are allowed; at thirty and more the
 * score has fallen by half.
 */
final class Exposure {
    private static final double SPREAD = 0.25;
    private static final double ALLOWED = 0.05;
    private static final double TOO_MUCH = 0.30;

    private Exposure() {}

    static double of(Tones tones) {
        double off = tones.mean() - 0.5;
        double middle = Math.exp(-off * off / (2 * SPREAD * SPREAD));
        double clipped = (tones.black() + tones.white() - ALLOWED) / (TOO_MUCH - ALLOWED);
        return middle * (1 - Math.clamp(clipped, 0.0, 1.0) / 2);
    }
}
