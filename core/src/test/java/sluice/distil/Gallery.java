package sluice.distil;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import sluice.asset.AssetId;

/** Candidates and looks made for tests. */
final class Gallery {
    final Vocabulary vocabulary = new Vocabulary();
    private final List<Look> looks = new ArrayList<>();

    static AssetId id(int number) {
        return new AssetId("%032x".formatted(number));
    }

    static Candidate candidate(int number, double value, @Nullable Long stack, @Nullable Long hash) {
        return new Candidate(id(number), value, null, false, 0, stack, false, hash, new int[0]);
    }

    Gallery add(double value, double quality, String prompt, float @Nullable ... vector) {
        Candidate face =
                new Candidate(id(looks.size()), value, quality, false, 0, null, false, null, vocabulary.of(prompt));
        looks.add(Look.of(face, List.of(), Look.Decided.OPEN).withVector(vector));
        return this;
    }

    List<Look> looks() {
        return looks.stream()
                .sorted(Comparator.comparing(Look::face, Candidate.BEST_FIRST))
                .toList();
    }

    /** A direction of length 1. */
    static float[] direction(SplittableRandom random, int dimensions) {
        double[] values = new double[dimensions];
        double length = 0;
        for (int i = 0; i < dimensions; i++) {
            values[i] = random.nextDouble() - 0.3;
            length += values[i] * values[i];
        }
        float[] unit = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            unit[i] = (float) (values[i] / Math.sqrt(length));
        }
        return unit;
    }

    /** Looks at random, with ids as digests would be. */
    static List<Look> random(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        HexFormat hex = HexFormat.of();
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AssetId id = new AssetId(hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()));
            Candidate face = new Candidate(
                    id,
                    random.nextInt(5) == 0 ? random.nextDouble() : 0.02,
                    random.nextBoolean() ? random.nextDouble() : null,
                    false,
                    0,
                    null,
                    false,
                    null,
                    new int[0]);
            looks.add(Look.of(face, List.of(), Look.Decided.OPEN)
                    .withVector(random.nextInt(8) == 0 ? null : direction(random, 7)));
        }
        looks.sort(Comparator.comparing(Look::face, Candidate.BEST_FIRST));
        return looks;
    }
}
