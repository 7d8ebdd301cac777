package sluice.contracts.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import sluice.asset.AssetId;
import sluice.contracts.catalog.Sightings;

/** Made-up vectors of length 1. */
public final class Vectors {
    private Vectors() {}

    /** In any direction. */
    public static float[] any(Random random, int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return unit(vector);
    }

    /** Near another; the step is about the tangent of the angle between them. */
    public static float[] near(float[] centre, double step, Random random) {
        float[] away = any(random, centre.length);
        float[] vector = new float[centre.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = centre[i] + (float) step * away[i];
        }
        return unit(vector);
    }

    /**
     * Vectors of the contents 0 to {@code count} of {@link Sightings}: walks of fifty steps each, as sessions wander from
     * picture to picture, so that near ones are truly near and neighbourhoods differ in density.
     */
    public static Map<AssetId, float[]> walks(long seed, int count, int dimensions) {
        Random random = new Random(seed);
        Map<AssetId, float[]> vectors = new LinkedHashMap<>();
        float[] at = any(random, dimensions);
        for (int i = 0; i < count; i++) {
            at = i % 50 == 0 ? any(random, dimensions) : near(at, 0.2 + random.nextDouble(), random);
            vectors.put(Sightings.id(i), at);
        }
        return vectors;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float component : vector) {
            squares += (double) component * component;
        }
        float length = (float) Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
