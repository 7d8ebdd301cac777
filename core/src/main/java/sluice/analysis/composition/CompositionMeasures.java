package sluice.analysis.composition;

import org.jspecify.annotations.Nullable;
import sluice.analysis.Composition;
import sluice.analysis.Grid;
import sluice.image.Raster;

/**
 * How a picture is composed (Tier 3). Saliency and horizon have their own classes; the rest is what photographers' rules
 * say, as in R. Datta, D. Joshi, J. Li, J. Z. Wang, "Studying aesthetics in photographic images using a computational
 * approach", ECCV 2006.
 */
public final class CompositionMeasures {
    /** Distance from a crossing, in widths and heights, at which nearness has fallen to e^(−1/2). */
    private static final double NEAR_CROSSING = 0.08;
    /** The same from a line; a line alone is worth less. */
    private static final double NEAR_LINE = 0.05;

    private static final double LINE_ALONE = 0.6;
    /** Deviation of a calm cell's colours in OKLab. */
    private static final double CALM = 0.02;

    private CompositionMeasures() {}

    public static Composition of(Raster raster) {
        SmallPicture picture = SmallPicture.of(raster);
        Saliency saliency = Saliency.of(picture);
        Saliency.Place focus = saliency.focus();
        Saliency.Place centre = saliency.centre();
        @Nullable Horizon horizon = Horizon.of(picture);
        return new Composition(
                saliency.grid(),
                focus.x(),
                focus.y(),
                thirds(focus),
                symmetry(picture),
                Math.max(0, 1 - Math.hypot(centre.x() - 0.5, centre.y() - 0.5) / 0.5),
                negativeSpace(picture, saliency),
                horizon == null ? null : (Double) horizon.at(),
                horizon == null ? null : (Double) horizon.angle());
    }

    /** The map of what draws the eye alone; the same as in {@link #of}. */
    public static Grid saliency(Raster raster) {
        return Saliency.of(SmallPicture.of(raster)).grid();
    }

    private static double thirds(Saliency.Place focus) {
        double x = Math.min(Math.abs(focus.x() - 1 / 3.0), Math.abs(focus.x() - 2 / 3.0));
        double y = Math.min(Math.abs(focus.y() - 1 / 3.0), Math.abs(focus.y() - 2 / 3.0));
        double crossing = bell(Math.hypot(x, y), NEAR_CROSSING);
        return Math.max(crossing, LINE_ALONE * bell(Math.min(x, y), NEAR_LINE));
    }

    private static double bell(double distance, double width) {
        return Math.exp(-distance * distance / (2 * width * width));
    }

    /** The correlation of the picture with its mirror image; a plain picture is symmetric. */
    private static double symmetry(SmallPicture picture) {
        double together = 0;
        double alone = 0;
        for (float[] plane : picture.planes()) {
            double mean = 0;
            for (float value : plane) {
                mean += value / plane.length;
            }
            for (int at = 0; at < plane.length; at++) {
                int x = at % picture.width();
                double here = plane[at] - mean;
                double there = plane[at - x + picture.width() - 1 - x] - mean;
                together += here * there;
                alone += here * here;
            }
        }
        return alone < 1e-6 * picture.planes()[0].length ? 1 : Math.clamp(together / alone, 0.0, 1.0);
    }

    /** The share of cells without structure. */
    private static double negativeSpace(SmallPicture picture, Saliency cells) {
        int count = cells.width() * cells.height();
        double[][] sums = new double[count][7];
        for (int at = 0; at < picture.width() * picture.height(); at++) {
            int row = at / picture.width() * cells.height() / picture.height();
            int column = at % picture.width() * cells.width() / picture.width();
            double[] sum = sums[row * cells.width() + column];
            for (int plane = 0; plane < 3; plane++) {
                double value = picture.planes()[plane][at];
                sum[plane] += value;
                sum[3 + plane] += value * value;
            }
            sum[6]++;
        }
        int calm = 0;
        for (double[] sum : sums) {
            double variance = 0;
            for (int plane = 0; plane < 3; plane++) {
                double mean = sum[plane] / sum[6];
                variance += sum[3 + plane] / sum[6] - mean * mean;
            }
            calm += variance < CALM * CALM ? 1 : 0;
        }
        return (double) calm / count;
    }
}
