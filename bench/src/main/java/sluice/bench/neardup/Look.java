package sluice.bench.neardup;

import java.util.stream.IntStream;
import sluice.image.PerceptualHash;

/**
 * What is compared of a picture.
 *
 * @param source the original that it was made from, or its own name
 * @param kind how it was changed
 */
record Look(String name, String source, String kind, long hash, float[] vector) {
    private static final int NONE = 65;

    /** Of the hashes; beyond all distances when one says nothing. */
    int distance(Look other) {
        return tellApart(other) ? PerceptualHash.distance(hash, other.hash) : NONE;
    }

    /** The least over the eight ways to turn and mirror a picture. */
    int turnedDistance(Look other) {
        return tellApart(other)
                ? IntStream.range(0, PerceptualHash.WAYS)
                        .map(way -> PerceptualHash.distance(hash, PerceptualHash.turned(other.hash, way)))
                        .min()
                        .orElse(NONE)
                : NONE;
    }

    double cosine(Look other) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += (double) vector[i] * other.vector[i];
        }
        return sum;
    }

    private boolean tellApart(Look other) {
        return PerceptualHash.tellsApart(hash) && PerceptualHash.tellsApart(other.hash);
    }
}
