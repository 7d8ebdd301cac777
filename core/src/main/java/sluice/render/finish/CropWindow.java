package sluice.render.finish;

import sluice.analysis.Grid;

/**
 * The part of a picture that a crop keeps: as much as fits, where the eye is drawn to. All in pixels of the picture, not
 * whole ones, so that nothing is squeezed.
 *
 * @param left of its first column
 */
public record CropWindow(double left, double top, double width, double height) {
    /** Places along the free direction that are tried. */
    private static final int PLACES = 256;
    /** What a window at the very edge has to gain in saliency over the middle one, as a share of all. */
    private static final double PULL_TO_CENTRE = 0.1;

    /**
     * The largest window of the crop's proportions. It slides in one direction at most, and stands where it holds the
     * most saliency: in the middle where nothing is gained by moving, as in a plain picture.
     *
     * @param saliency of the picture, as {@code CompositionMeasures.saliency} gives it
     * @param width of the picture
     */
    public static CropWindow of(Grid saliency, int width, int height, Crop crop) {
        double wide = (double) height * crop.width() / crop.height();
        if (wide < width) {
            double left = place(columns(saliency), wide / width) * width;
            return new CropWindow(Math.min(left, width - wide), 0, wide, height);
        }
        double high = Math.min(height, (double) width * crop.height() / crop.width());
        double top = place(rows(saliency), high / height) * height;
        return new CropWindow(0, Math.min(top, height - high), width, high);
    }

    /** Where a window of that share begins, as a share of the whole. */
    private static double place(double[] profile, double share) {
        double free = 1 - share;
        double all = upTo(profile, 1);
        double best = Double.NEGATIVE_INFINITY;
        double place = free / 2;
        for (int i = 0; i <= PLACES; i++) {
            double start = free * i / PLACES;
            double held = all == 0 ? 0 : (upTo(profile, start + share) - upTo(profile, start)) / all;
            double worth = held - PULL_TO_CENTRE * Math.abs(2.0 * i / PLACES - 1) * free;
            if (worth > best + 1e-9) {
                best = worth;
                place = start;
            }
        }
        return place;
    }

    /** The sum of a profile up to a share of its length, its cells being even in themselves. */
    private static double upTo(double[] profile, double share) {
        double end = Math.min(share, 1) * profile.length;
        double sum = 0;
        for (int cell = 0; cell < profile.length && cell < end; cell++) {
            sum += profile[cell] * Math.min(1, end - cell);
        }
        return sum;
    }

    private static double[] columns(Grid saliency) {
        double[] columns = new double[saliency.width()];
        for (int y = 0; y < saliency.height(); y++) {
            for (int x = 0; x < columns.length; x++) {
                columns[x] += saliency.at(x, y);
            }
        }
        return columns;
    }

    private static double[] rows(Grid saliency) {
        double[] rows = new double[saliency.height()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < saliency.width(); x++) {
                rows[y] += saliency.at(x, y);
            }
        }
        return rows;
    }
}
