package sluice.render.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvictionTest {
    private static final int BLOCK = Eviction.BLOCK;

    /** Bytes that make so many blocks. */
    private static long blocks(int count) {
        return (long) count * BLOCK - Eviction.HEADER;
    }

    @Test
    void roomIsWholeBlocksWithTheHeader() {
        assertEquals(BLOCK, Eviction.room(0));
        assertEquals(BLOCK, Eviction.room(BLOCK - Eviction.HEADER));
        assertEquals(2 * BLOCK, Eviction.room(BLOCK - Eviction.HEADER + 1));
    }

    @Test
    void theFewestSecondsAByteGoFirst() {
        Eviction<String> eviction = new Eviction<>(4 * BLOCK);
        eviction.put("large", blocks(2), 3);
        eviction.put("small", blocks(1), 2);
        eviction.put("slow", blocks(1), 100);

        assertEquals(List.of("large"), eviction.put("new", blocks(1), 5));
        assertEquals(1.5 / BLOCK, eviction.leastRate());
        assertEquals(3 * BLOCK, eviction.held());
    }

    @Test
    void whatIsUsedStays() {
        Eviction<String> eviction = new Eviction<>(2 * BLOCK);
        eviction.put("used", blocks(1), 1);
        eviction.put("slower", blocks(1), 2);
        eviction.used("used");
        eviction.used("used");

        assertEquals(List.of("slower"), eviction.put("new", blocks(1), 3));
    }

    @Test
    void anOldTreasureGivesWayToNewWorkInTheEnd() {
        Eviction<String> eviction = new Eviction<>(BLOCK);
        eviction.put("treasure", blocks(1), 50);
        int turns = 0;
        while (eviction.standing("treasure") != null && turns < 1_000) {
            eviction.put("new " + turns++, blocks(1), 1);
        }
        assertEquals(50, turns, "each newcomer that goes makes the rest older by what it was worth");
    }

    @Test
    void whatIsTooLargeGoesAtOnceWithWhatItReplaces() {
        Eviction<String> eviction = new Eviction<>(2 * BLOCK);
        eviction.put("a", blocks(1), 1);
        eviction.put("b", blocks(1), 1);

        assertEquals(List.of("a"), eviction.put("a", blocks(3), 1_000));
        assertNull(eviction.standing("a"));
        assertEquals(BLOCK, eviction.held());
    }

    @Test
    void usingOrRemovingWhatIsNotThereDoesNothing() {
        Eviction<String> eviction = new Eviction<>(2 * BLOCK);
        eviction.used("nobody");
        assertFalse(eviction.remove("nobody"));
        assertEquals(0, eviction.entries());
    }

    /** Told over again, naively: look through all entries for the least. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aRandomHistoryGoesByTheFormula(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long most = 20L * BLOCK;
        Eviction<Integer> eviction = new Eviction<>(most);
        List<Naive> naive = new ArrayList<>();
        double[] age = {0};
        for (int turn = 0; turn < 3_000; turn++) {
            int id = random.nextInt(40);
            int now = turn;
            switch (random.nextInt(5)) {
                case 0 -> assertEquals(naive.removeIf(entry -> entry.id == id), eviction.remove(id));
                case 1, 2 -> {
                    eviction.used(id);
                    naive.stream().filter(entry -> entry.id == id).forEach(entry -> entry.touch(age[0], now));
                }
                default -> {
                    long bytes = random.nextLong(6L * BLOCK);
                    double seconds = random.nextInt(8) / 4.0;
                    naive.removeIf(entry -> entry.id == id);
                    Naive entry = new Naive(id, Eviction.room(bytes), seconds);
                    entry.touch(age[0], now);
                    naive.add(entry);
                    assertEquals(evicted(naive, most, age), eviction.put(id, bytes, seconds));
                }
            }
            assertEquals(naive.size(), eviction.entries());
            assertEquals(naive.stream().mapToLong(entry -> entry.room).sum(), eviction.held());
            assertEquals(age[0], eviction.age());
        }
        assertTrue(age[0] > 0);
    }

    private static List<Integer> evicted(List<Naive> entries, long most, double[] age) {
        List<Integer> gone = new ArrayList<>();
        while (entries.stream().mapToLong(entry -> entry.room).sum() > most) {
            Naive least = entries.stream()
                    .min(Comparator.comparingDouble((Naive entry) -> entry.priority)
                            .thenComparingLong(entry -> entry.touched))
                    .orElseThrow();
            age[0] = least.priority;
            entries.remove(least);
            gone.add(least.id);
        }
        return gone;
    }

    private static final class Naive {
        private final int id;
        private final long room;
        private final double seconds;
        private int uses;
        private double priority;
        private long touched;

        Naive(int id, long room, double seconds) {
            this.id = id;
            this.room = room;
            this.seconds = seconds;
        }

        void touch(double age, long now) {
            uses++;
            priority = age + uses * seconds / room;
            touched = now;
        }
    }
}
