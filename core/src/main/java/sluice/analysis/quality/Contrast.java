package sluice.analysis.quality;

/**
 * How far tones are spread: the root mean square contrast, 1 from 0.25 on (an even histogram has 0.29).
 *
 * <p>Source: E. Peli, "Contrast in complex images", Journal of the Optical Society of America A 7 (1990).
 */
final class Contrast {
    private static final double FULL = 0.25;

    private Contrast() {}

    static double of(Tones tones) {
        return Math.min(1, tones.deviation() / FULL);
    }
}
