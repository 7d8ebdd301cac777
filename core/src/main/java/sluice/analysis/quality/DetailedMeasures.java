package sluice.analysis.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import sluice.analysis.DetailedQuality;
import sluice.image.Raster;

/**
 * Quality in detail (Tier 3), of a picture of at most {@value #LONG_EDGE} pixels:
 *
 * <ul>
 *   <li>{@code focus}: how sharp the sharpest part is ({@link Sharpness} by cell), so that a soft background is no fault;
 *   <li>{@code detail}: share of the picture that is crisp structure, full from a half on;
 *   <li>{@code cleanliness}: freedom from {@link Noise};
 *   <li>{@code tonalRange}: levels between the half per cent that is darkest and that which is brightest, by 255;
 *   <li>{@code highlights}, {@code shadows}: 1 without pixels cut off in white (black), 0 when a fifth is;
 *   <li>{@code colourHarmony}: {@link ColourHarmony};
 *   <li>{@code artefacts}: the lower of freedom from {@link Blockiness} and from {@link Banding}.
 * </ul>
 */
public final class DetailedMeasures {
    /** Pixels of the longer side that pictures are shrunk to before they are measured. */
    public static final int LONG_EDGE = 2_048;

    private static final double BLOCK = 8;
    private static final double EXTREMES = 0.005;
    private static final double CUT_OFF = 0.2;
    private static final double FULL_DETAIL = 0.5;

    private DetailedMeasures() {}

    /** Of a picture that has not been shrunk. */
    public static DetailedQuality of(Raster raster) {
        return of(raster, 1);
    }

    /** @param shrunk the raster's size by the stored picture's, at most 1 */
    public static DetailedQuality of(Raster raster, double shrunk) {
        LumaPlane luma = LumaPlane.of(raster);
        Tones tones = new Tones(luma);
        double sigma = Noise.sigma(luma);
        LocalQuality local = new LocalQuality(luma, sigma);
        double focus = local.focus();
        double detail = Math.min(1, local.detail() / FULL_DETAIL);
        double cleanliness = Noise.score(sigma);
        double range = (tones.percentile(1 - EXTREMES) - tones.percentile(EXTREMES)) / 255.0;
        double highlights = 1 - Math.min(1, tones.white() / CUT_OFF);
        double shadows = 1 - Math.min(1, tones.black() / CUT_OFF);
        double harmony = ColourHarmony.score(raster);
        double artefacts = Math.min(Blockiness.score(Blockiness.levels(luma, BLOCK * shrunk)), Banding.score(luma));
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("focus", focus);
        scores.put("detail", detail);
        scores.put("cleanliness", cleanliness);
        scores.put("tonalRange", range);
        scores.put("highlights", highlights);
        scores.put("shadows", shadows);
        scores.put("colourHarmony", harmony);
        scores.put("artefacts", artefacts);
        double has = 0.35 * focus + 0.2 * detail + 0.15 * range + 0.1 * highlights + 0.1 * shadows + 0.1 * harmony;
        double overall = Math.clamp(has * Math.sqrt(cleanliness * artefacts), 0.0, 1.0);
        return new DetailedQuality(scores, overall, local.map());
    }
}
