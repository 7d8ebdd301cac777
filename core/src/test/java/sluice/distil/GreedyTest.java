package sluice.distil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.distil.LazyGreedy.Pick;

/** The choice against the best possible, found by trying everything. */
class GreedyTest {
    private static final double ROUNDING = 1e-9;

    private static Objective objective(SplittableRandom random, int looks, int points) {
        float[][] resemblance = new float[looks][points];
        double[] own = new double[looks];
        for (int look = 0; look < looks; look++) {
            own[look] = random.nextInt(3) == 0 ? 0.1 * random.nextDouble() : 0;
            for (int point = 0; point < points; point++) {
                resemblance[look][point] = random.nextInt(3) == 0 ? 0 : (float) random.nextDouble();
            }
        }
        double[] weights = random.doubles(points).toArray();
        return new Objective(own, new Coverage(resemblance, weights), 0.1 + random.nextDouble());
    }

    private static double best(Objective objective, int count, List<Integer> pins) {
        double best = 0;
        for (int bits = 0; bits < 1 << objective.size(); bits++) {
            int set = bits;
            if (Integer.bitCount(set) == count && pins.stream().allMatch(pin -> (set >> pin & 1) == 1)) {
                best = Math.max(best, objective.of(members(objective, set)));
            }
        }
        return best;
    }

    private static List<Integer> members(Objective objective, int set) {
        return IntStream.range(0, objective.size())
                .filter(look -> (set >> look & 1) == 1)
                .boxed()
                .toList();
    }

    private static List<Integer> plain(Objective objective, int count, List<Integer> pins) {
        Objective.Progress progress = objective.begin();
        List<Integer> chosen = new ArrayList<>(pins);
        pins.forEach(progress::add);
        while (chosen.size() < count) {
            int most = -1;
            for (int look = 0; look < objective.size(); look++) {
                if (!chosen.contains(look) && (most < 0 || progress.gain(look) > progress.gain(most))) {
                    most = look;
                }
            }
            progress.add(most);
            chosen.add(most);
        }
        return chosen;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void itIsNeverWorseThanPromisedAndTheBoundHolds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Objective objective = objective(random, 13, 9);
        int count = 2 + random.nextInt(4);
        List<Integer> pins = seed % 2 == 0 ? List.of(3) : List.of();
        double best = best(objective, count, pins);
        List<Pick> picks = LazyGreedy.choose(objective, count, pins);
        double reached = objective.of(picks.stream().map(Pick::look).toList());
        double pinned = objective.of(pins);
        assertTrue(
                reached - pinned >= (1 - 1 / Math.E) * (best - pinned) - ROUNDING,
                () -> reached + " is too little of " + best);
        double bound = OnlineBound.of(objective, picks, pins.size());
        assertTrue(bound >= best - ROUNDING, () -> bound + " is no bound of " + best);
        assertEquals(
                reached, picks.stream().mapToDouble(Pick::gain).sum(), ROUNDING, "the gains add up to the objective");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void beingLazyChangesNothing(long seed) {
        Objective objective = objective(new SplittableRandom(seed), 60, 40);
        List<Integer> pins = List.of(17, 4);
        assertEquals(
                plain(objective, 25, pins),
                LazyGreedy.choose(objective, 25, pins).stream().map(Pick::look).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void moreIsNeverLessAndAddsLessToMore(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Objective objective = objective(random, 30, 20);
        for (int run = 0; run < 200; run++) {
            Objective.Progress few = objective.begin();
            Objective.Progress many = objective.begin();
            Set<Integer> in = new HashSet<>();
            for (int i = 0; i < 12; i++) {
                int look = random.nextInt(objective.size());
                if (in.add(look)) {
                    many.add(look);
                    if (random.nextBoolean()) {
                        few.add(look);
                    }
                }
            }
            int another = random.nextInt(objective.size());
            if (!in.contains(another)) {
                assertTrue(many.gain(another) >= 0);
                assertTrue(few.gain(another) >= many.gain(another), "exactly, or being lazy would be wrong");
            }
        }
    }
}
