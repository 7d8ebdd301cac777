package sluice.analysis;

/**
 * Basic quality: each measure from 0 (worst) to 1 (best), so that more is always better.
 *
 * @param sharpness how crisp the edges are that there are
 * @param noise freedom from noise
 * @param exposure freedom from clipped shadows and highlights, and a middle brightness
 * @param contrast how far tones are spread
 * @param colourfulness how vivid colours are; 0 for grey pictures, which need not be bad
 * @param blockiness freedom from the 8 × 8 blocks of hard JPEG compression
 * @param banding freedom from visible steps in what should be smooth
 * @param overall the measures weighed into one
 */
public record BasicQuality(
        double sharpness,
        double noise,
        double exposure,
        double contrast,
        double colourfulness,
        double blockiness,
        double banding,
        double overall) {
    public BasicQuality {
        Fractions.check("sharpness", sharpness);
        Fractions.check("noise", noise);
        Fractions.check("exposure", exposure);
        Fractions.check("contrast", contrast);
        Fractions.check("colourfulness", colourfulness);
        Fractions.check("blockiness", blockiness);
        Fractions.check("banding", banding);
        Fractions.check("overall", overall);
    }
}
