package sluice.bench.distil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import sluice.asset.AssetId;

/**
 * A scripted user who likes a certain kind of look, and a good deal by chance: he opens what appeals to him at a glance,
 * stars, rates and collects the best of that. The same seed and pictures give the same acts.
 */
final class Taste {
    private static final double OPENED = 0.35;
    private static final double STARRED = 0.10;
    private static final double RATED = 0.15;
    private static final double COLLECTED = 0.04;

    private final SplittableRandom random;

    Taste(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Assets by the signal recorded of them. */
    record Acts(Map<String, List<AssetId>> byKind) {}

    Acts on(Map<AssetId, float[]> pictures) {
        float[] liked = direction(pictures.values().iterator().next().length);
        Map<AssetId, Double> looks = new HashMap<>();
        pictures.forEach((asset, vector) -> looks.put(asset, product(vector, liked)));
        List<AssetId> byLook = sorted(looks);
        Map<AssetId, Double> appeal = new HashMap<>();
        for (int i = 0; i < byLook.size(); i++) {
            appeal.put(byLook.get(i), 0.5 * i / byLook.size() + 0.5 * random.nextDouble());
        }
        List<AssetId> best = new ArrayList<>(sorted(appeal)).reversed();
        Map<String, List<AssetId>> acts = new LinkedHashMap<>();
        acts.put("viewed", first(best, OPENED));
        acts.put("starred", first(best, STARRED));
        acts.put("rated", first(best, RATED));
        acts.put("collected", first(best, COLLECTED));
        return new Acts(acts);
    }

    private static List<AssetId> first(List<AssetId> best, double share) {
        return best.subList(0, (int) Math.ceil(share * best.size()));
    }

    private static List<AssetId> sorted(Map<AssetId, Double> by) {
        return by.keySet().stream()
                .sorted(Comparator.comparingDouble((AssetId asset) -> by.getOrDefault(asset, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private float[] direction(int dimensions) {
        float[] direction = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            direction[i] = (float) (random.nextDouble() - 0.5);
        }
        return direction;
    }

    static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
