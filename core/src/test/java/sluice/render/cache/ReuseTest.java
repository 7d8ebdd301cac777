package sluice.render.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which steps are kept, how far similar prompts reach, and the list of prompts. */
class ReuseTest {
    @Test
    void afewEvenlyPlacedStepsAndTheLastAreKept() {
        assertEquals(List.of(1), StepChoice.of(1));
        assertEquals(List.of(3), StepChoice.of(3));
        assertEquals(List.of(2, 4), StepChoice.of(4));
        assertEquals(List.of(2, 4, 6, 8), StepChoice.of(8));
        assertEquals(List.of(5, 10, 15, 20), StepChoice.of(20));
        for (int steps = 1; steps <= 150; steps++) {
            List<Integer> chosen = StepChoice.of(steps);
            assertEquals(chosen.stream().distinct().sorted().toList(), chosen);
            assertTrue(chosen.getFirst() >= 1 && chosen.getLast() == steps && chosen.size() <= 4);
        }
    }

    @Test
    void aStepIsPassedOverWhenWhatWasEvictedWasWorthMore() {
        assertTrue(StepChoice.wants(20, 5, Double.NaN, 1));
        assertTrue(StepChoice.wants(20, 5, 2, 1));
        assertFalse(StepChoice.wants(20, 5, 0.5, 1));
        assertTrue(StepChoice.wants(20, 20, 0.5, 1));
        assertFalse(StepChoice.wants(20, 6, 2, 0));
    }

    @Test
    void theMoreAlikeTheMoreIsSkippedAndHalfAtMost() {
        assertEquals(List.of(), Alike.of(0.84, 20));
        assertEquals(List.of(5), steps(Alike.of(0.9, 20)));
        assertEquals(List.of(10, 5), steps(Alike.of(0.97, 20)));
        assertEquals(List.of(), Alike.of(0.99, 2));
        assertEquals(List.of(2), steps(Alike.of(1, 4)));
    }

    @Test
    void fidelityFallsWithWhatIsSkippedAndWithWhatDiffers() {
        double least = 1;
        for (Alike alike : Alike.of(0.96, 40).reversed()) {
            assertTrue(alike.fidelity() < least && alike.fidelity() > 0.96);
            least = alike.fidelity();
        }
        assertTrue(Alike.of(0.9, 40).getLast().fidelity()
                < Alike.of(0.95, 40).getLast().fidelity());
        assertEquals(1, Alike.of(1.0000001, 40).getFirst().fidelity());
    }

    private static List<Integer> steps(List<Alike> alike) {
        return alike.stream().map(Alike::step).toList();
    }

    @Test
    void theLatestPromptsAreRemembered() {
        Neighbours neighbours = Neighbours.NONE;
        for (int number = 0; number < 100; number++) {
            neighbours = neighbours.with("prompt " + number % 50);
        }
        assertEquals(
                IntStream.range(0, Neighbours.MOST)
                        .mapToObj(back -> "prompt " + (49 - back))
                        .toList(),
                neighbours.prompts());
        assertEquals(neighbours, neighbours.with("x".repeat(5_000)));
        assertEquals(neighbours, Neighbours.of(neighbours.bytes()));
        assertEquals(Neighbours.NONE, Neighbours.of(Neighbours.NONE.bytes()));
    }

    @Test
    void aDamagedListIsAnEmptyOne() {
        byte[] bytes = Neighbours.NONE.with("wäves").with("spiral").bytes();
        SplittableRandom random = new SplittableRandom(4);
        for (int length = 0; length < bytes.length; length++) {
            assertEquals(Neighbours.NONE, Neighbours.of(java.util.Arrays.copyOf(bytes, length)));
        }
        for (int turn = 0; turn < 200; turn++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertEquals(Neighbours.NONE, Neighbours.of(changed));
        }
    }
}
