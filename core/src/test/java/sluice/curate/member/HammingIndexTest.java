package sluice.curate.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HammingIndexTest {
    private static final int HASHES = 3_000;

    /** Half the hashes lie around a few centres, so that every distance has something to find. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatLookingAtAllFindsEachOnce(long seed) {
        Random random = new Random(seed);
        List<Long> hashes = hashes(random);
        HammingIndex index = new HammingIndex();
        for (int i = 0; i < HASHES; i++) {
            index.add(hashes.get(i), i);
        }
        for (int distance = 0; distance <= HammingIndex.FARTHEST; distance++) {
            for (int i = 0; i < 20; i++) {
                long wanted = near(hashes.get(random.nextInt(HASHES)), random.nextInt(12), random);
                assertEquals(all(hashes, wanted, distance), found(index, wanted, distance), "distance " + distance);
            }
        }
    }

    @Test
    void forgetsWhatIsTakenAway() {
        HammingIndex index = new HammingIndex();
        index.add(5, 1);
        index.add(5, 2);
        index.add(7, 3);
        index.remove(5, 1);
        index.remove(5, 9);
        index.remove(8, 2);
        assertEquals(2, index.size());
        assertEquals(List.of(2, 3), found(index, 5, 1));
    }

    @Test
    void refusesDistancesItCannotAnswer() {
        HammingIndex index = new HammingIndex();
        assertThrows(IllegalArgumentException.class, () -> index.within(0, -1, row -> {}));
        assertThrows(IllegalArgumentException.class, () -> index.within(0, HammingIndex.FARTHEST + 1, row -> {}));
    }

    private static List<Long> hashes(Random random) {
        long[] centres = random.longs(20).toArray();
        return IntStream.range(0, HASHES)
                .mapToObj(i -> i % 2 == 0
                        ? Long.valueOf(random.nextLong())
                        : Long.valueOf(near(centres[random.nextInt(centres.length)], random.nextInt(24), random)))
                .toList();
    }

    private static long near(long hash, int flips, Random random) {
        long changed = hash;
        for (int i = 0; i < flips; i++) {
            changed ^= 1L << random.nextInt(Long.SIZE);
        }
        return changed;
    }

    private static List<Integer> all(List<Long> hashes, long wanted, int distance) {
        return IntStream.range(0, HASHES)
                .filter(i -> Long.bitCount(hashes.get(i) ^ wanted) <= distance)
                .boxed()
                .toList();
    }

    private static List<Integer> found(HammingIndex index, long wanted, int distance) {
        List<Integer> found = new ArrayList<>();
        index.within(wanted, distance, found::add);
        assertEquals(new TreeSet<>(found).size(), found.size(), "found twice");
        return found.stream().sorted().toList();
    }
}
