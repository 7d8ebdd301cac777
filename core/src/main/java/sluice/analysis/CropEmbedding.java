package sluice.analysis;

import java.util.ArrayList;
import java.util.List;
import sluice.image.Raster;

/**
 * A finer embedding of a large picture: the mean of the vectors of five overlapping parts, the four corners and the
 * middle, each 60 % of both sides, made length 1 again. A model sees each part at 1/0.6 of the resolution at which it sees
 * the whole, so that details tell pictures apart which are the same at a glance.
 *
 * <p>Source of the idea: averaging a network's features over crops, as A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet
 * Classification with Deep Convolutional Neural Networks", 2012, section 4.1 does with predictions of ten crops.
 */
public final class CropEmbedding {
    private static final double SHARE = 0.6;

    private CropEmbedding() {}

    /** The vector, of length 1, in the embedder's space. */
    public static float[] of(Raster picture, Embedder embedder) {
        List<Embedded> parts = embedder.embed(parts(picture));
        float[] sum = new float[embedder.model().dimensions()];
        for (Embedded part : parts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part.vector()[i];
            }
        }
        double square = 0;
        for (float component : sum) {
            square += (double) component * component;
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= length;
        }
        return sum;
    }

    private static List<Raster> parts(Raster picture) {
        int width = Math.max(1, (int) Math.round(SHARE * picture.width()));
        int height = Math.max(1, (int) Math.round(SHARE * picture.height()));
        int right = picture.width() - width;
        int bottom = picture.height() - height;
        List<Raster> parts = new ArrayList<>();
        parts.add(picture.part(0, 0, width, height));
        parts.add(picture.part(right, 0, width, height));
        parts.add(picture.part(0, bottom, width, height));
        parts.add(picture.part(right, bottom, width, height));
        parts.add(picture.part(right / 2, bottom / 2, width, height));
        return parts;
    }
}
