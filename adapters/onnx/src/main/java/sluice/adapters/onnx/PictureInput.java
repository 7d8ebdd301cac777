package sluice.adapters.onnx;

import java.util.List;
import sluice.image.Raster;

/**
 * What a model expects a picture to look like.
 *
 * @param edge pixels on each side
 * @param mean of each channel (red, green, blue), taken from values of 0 to 1
 * @param deviation of each channel, by which what is left is divided
 */
record PictureInput(int edge, Fit fit, Resampling resampling, List<Float> mean, List<Float> deviation) {
    private static final float WHITE = 255;

    /** How a picture that is not square becomes so. */
    enum Fit {
        /** The whole picture, its sides scaled each by their own factor. */
        SQUEEZE,
        /** The largest square in the middle. */
        CENTRE
    }

    PictureInput {
        if (edge < 1 || mean.size() != 3 || deviation.size() != 3) {
            throw new IllegalArgumentException("a picture has an edge and three channels");
        }
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
    }

    /** Values of 0 to 1, from the whole picture. */
    static PictureInput squeezed(int edge, Resampling resampling) {
        return new PictureInput(edge, Fit.SQUEEZE, resampling, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    }

    /** How many values {@link #values} gives. */
    int size() {
        return 3 * edge * edge;
    }

    /** The picture as three planes (red, green, blue), row by row from the top. */
    float[] values(Raster picture) {
        float[] planes = switch (fit) {
            case SQUEEZE -> resampling.planes(picture, 0, 0, picture.width(), picture.height(), edge);
            case CENTRE -> {
                int side = Math.min(picture.width(), picture.height());
                double left = (picture.width() - side) / 2.0;
                double top = (picture.height() - side) / 2.0;
                yield resampling.planes(picture, left, top, side, side, edge);
            }
        };
        int plane = edge * edge;
        for (int channel = 0; channel < 3; channel++) {
            float factor = 1 / (WHITE * deviation.get(channel));
            float shift = -mean.get(channel) / deviation.get(channel);
            for (int at = channel * plane; at < (channel + 1) * plane; at++) {
                planes[at] = planes[at] * factor + shift;
            }
        }
        return planes;
    }
}
