package sluice.analysis.quality;

import sluice.analysis.BasicQuality;
import sluice.image.Raster;

/**
 * The basic quality of a picture (Tier 2); what each measure is, and its source, stands at its class. Meant for pictures
 * of at most {@value #LONG_EDGE} pixels: noise and sharpness depend on the size that is looked at.
 */
public final class BasicMeasures {
    /** Pixels of the longer side that pictures are shrunk to before they are measured. */
    public static final int LONG_EDGE = 1_024;

    /** Pixels of a JPEG block. */
    private static final double BLOCK = 8;

    private BasicMeasures() {}

    /** Of a picture that has not been shrunk. */
    public static BasicQuality of(Raster raster) {
        return of(raster, 1);
    }

    /** @param shrunk the raster's size by the stored picture's, at most 1: where blocks of compression are looked for */
    public static BasicQuality of(Raster raster, double shrunk) {
        LumaPlane luma = LumaPlane.of(raster);
        Tones tones = new Tones(luma);
        double sigma = Noise.sigma(luma);
        return rated(
                Sharpness.of(luma, sigma),
                Noise.score(sigma),
                Exposure.of(tones),
                Contrast.of(tones),
                Colourfulness.score(raster),
                Blockiness.score(Blockiness.levels(luma, BLOCK * shrunk)),
                Banding.score(luma));
    }

    /**
     * What a picture should have is weighed as a sum, and what it should not have takes its part off, so that one bad
     * defect is not made good by vivid colours. Colour weighs little: a grey picture can be good.
     */
    private static BasicQuality rated(
            double sharpness,
            double noise,
            double exposure,
            double contrast,
            double colourfulness,
            double blockiness,
            double banding) {
        double has = 0.5 * sharpness + 0.25 * exposure + 0.15 * contrast + 0.1 * colourfulness;
        double overall = has * Math.sqrt(noise * Math.min(blockiness, banding));
        return new BasicQuality(
                sharpness,
                noise,
                exposure,
                contrast,
                colourfulness,
                blockiness,
                banding,
                Math.clamp(overall, 0.0, 1.0));
    }
}
