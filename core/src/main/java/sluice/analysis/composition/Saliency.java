package sluice.analysis.composition;

import sluice.analysis.Grid;

/**
 * What draws the eye: how far each place's colour is from the mean colour of the picture.
 *
 * <p>Source: R. Achanta, S. Hemami, F. Estrada, S. Süsstrunk, "Frequency-tuned Salient Region Detection", CVPR 2009:
 * S = ‖mean − I‖ with I smoothed a little (here by the small picture and the cells themselves), in a space of even
 * distances (there CIELAB, here OKLab). As there, what lies above twice the mean saliency is the salient region.
 *
 * @param values of the cells, the highest 1; row by row
 */
record Saliency(int width, int height, double[] values) {
    private static final int MOST_CELLS = 32;
    /** Distance in OKLab below which nothing stands out. */
    private static final double NOTHING = 0.01;

    static Saliency of(SmallPicture picture) {
        int longer = Math.max(picture.width(), picture.height());
        int cells = Math.min(MOST_CELLS, longer);
        int width = Math.max(1, Math.round((float) picture.width() * cells / longer));
        int height = Math.max(1, Math.round((float) picture.height() * cells / longer));
        double[] means = new double[3];
        for (int plane = 0; plane < 3; plane++) {
            for (float value : picture.planes()[plane]) {
                means[plane] += value;
            }
            means[plane] /= picture.width() * picture.height();
        }
        double[] sums = new double[width * height];
        int[] counts = new int[width * height];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int cell = y * height / picture.height() * width + x * width / picture.width();
                double square = 0;
                for (int plane = 0; plane < 3; plane++) {
                    double off = picture.planes()[plane][y * picture.width() + x] - means[plane];
                    square += off * off;
                }
                sums[cell] += Math.sqrt(square);
                counts[cell]++;
            }
        }
        double most = NOTHING;
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] /= Math.max(1, counts[cell]);
            most = Math.max(most, sums[cell]);
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = most == NOTHING ? 0 : sums[cell] / most;
        }
        return new Saliency(width, height, sums);
    }

    Grid grid() {
        return Grid.of(width, height, values);
    }

    /** The centre of all saliency; the middle where there is none. */
    Place centre() {
        return centre(0);
    }

    /** The centre of the salient region. */
    Place focus() {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return centre(2 * mean);
    }

    private Place centre(double threshold) {
        double sumX = 0;
        double sumY = 0;
        double sum = 0;
        for (int cell = 0; cell < values.length; cell++) {
            if (values[cell] >= threshold) {
                sumX += values[cell] * (cell % width + 0.5) / width;
                sumY += values[cell] * (cell / width + 0.5) / height;
                sum += values[cell];
            }
        }
        if (sum > 0) {
            return new Place(sumX / sum, sumY / sum);
        }
        return threshold > 0 ? centre(0) : new Place(0.5, 0.5);
    }

    /** A place as fractions of width and height from the top left. */
    record Place(double x, double y) {}
}
