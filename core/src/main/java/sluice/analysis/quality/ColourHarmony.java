package sluice.analysis.quality;

import sluice.image.Raster;

/**
 * How near the hues lie to a harmonic scheme: 1 when they fit one, 0 when they are 10 degrees off on average, as hues that
 * are spread evenly are. Grey is in harmony with itself.
 *
 * <p>Source: D. Cohen-Or, O. Sorkine, R. Gal, T. Leyvand, Y.-Q. Xu, "Color Harmonization", SIGGRAPH 2006: a histogram of
 * hues, weighed by saturation (here times brightness, since black has none to see), and its mean distance to the sectors
 * of the templates i, V, L, I, T, Y and X in the best of all rotations.
 */
final class ColourHarmony {
    private static final int BINS = 72;
    private static final double DEGREES = 360.0 / BINS;
    private static final double WORST = 10;
    /** Pixels that are looked at, about. */
    private static final int SAMPLES = 1 << 17;
    /** Mean weight below which a picture is grey. */
    private static final double GREY = 0.02;

    /** Sectors of each template: centre and width in degrees. */
    private static final double[][] TEMPLATES = {
        {0, 18},
        {0, 93.6},
        {0, 18, 90, 79.2},
        {0, 18, 180, 18},
        {0, 180},
        {0, 93.6, 180, 18},
        {0, 93.6, 180, 93.6}
    };

    /** Degrees to the nearest sector, by template and by bin. */
    private static final double[][] DISTANCES = new double[TEMPLATES.length][BINS];

    static {
        for (int template = 0; template < TEMPLATES.length; template++) {
            for (int bin = 0; bin < BINS; bin++) {
                DISTANCES[template][bin] = distance(TEMPLATES[template], bin * DEGREES);
            }
        }
    }

    private ColourHarmony() {}

    static double score(Raster raster) {
        return 1 - Math.min(1, degreesOff(raster) / WORST);
    }

    /** Mean distance of the hues to the best template's sectors. */
    static double degreesOff(Raster raster) {
        double[] hues = new double[BINS];
        int pixels = raster.width() * raster.height();
        int step = Math.max(1, pixels / SAMPLES);
        double total = 0;
        int looked = 0;
        for (int pixel = 0; pixel < pixels; pixel += step, looked++) {
            total += count(raster.rgb(), 3 * pixel, hues);
        }
        if (total < GREY * looked) {
            return 0;
        }
        double least = Double.MAX_VALUE;
        for (double[] distances : DISTANCES) {
            for (int turned = 0; turned < BINS; turned++) {
                double sum = 0;
                for (int bin = 0; bin < BINS; bin++) {
                    sum += hues[bin] * distances[(bin + turned) % BINS];
                }
                least = Math.min(least, sum);
            }
        }
        return least / total;
    }

    private static double count(byte[] rgb, int at, double[] hues) {
        int red = rgb[at] & 0xFF;
        int green = rgb[at + 1] & 0xFF;
        int blue = rgb[at + 2] & 0xFF;
        int most = Math.max(red, Math.max(green, blue));
        int spread = most - Math.min(red, Math.min(green, blue));
        if (spread == 0) {
            return 0;
        }
        double sextant;
        if (most == red) {
            sextant = (double) (green - blue) / spread + 6;
        } else if (most == green) {
            sextant = (double) (blue - red) / spread + 2;
        } else {
            sextant = (double) (red - green) / spread + 4;
        }
        double weight = spread / 255.0;
        hues[(int) Math.round(sextant * BINS / 6) % BINS] += weight;
        return weight;
    }

    private static double distance(double[] sectors, double hue) {
        double least = 360;
        for (int i = 0; i < sectors.length; i += 2) {
            double off = Math.abs(hue - sectors[i]) % 360;
            least = Math.min(least, Math.max(0, Math.min(off, 360 - off) - sectors[i + 1] / 2));
        }
        return least;
    }
}
