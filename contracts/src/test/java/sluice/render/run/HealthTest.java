package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import sluice.contracts.render.PlainGenerator;
import sluice.render.Phase;
import sluice.render.Recipe;

/** When a pool is taken out and tried again, and the other small rules that workers go by. */
class HealthTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private final Health health = new Health(new Pace.OutRule(3, Duration.ofSeconds(5), Duration.ofSeconds(30), 3));

    @Test
    void failuresInARowTakeItOutAndAnImageDoneBeginsTheCountAnew() {
        assertFalse(health.failed(NOW, "one"));
        assertFalse(health.failed(NOW, "two"));
        health.went();
        assertFalse(health.failed(NOW, "one"));
        assertFalse(health.failed(NOW, "two"));
        assertTrue(health.in());
        assertTrue(health.failed(NOW, "three"));
        assertEquals(new Health.Standing(NOW.plusSeconds(5), "three"), health.standing());
        assertFalse(health.failed(NOW, "another worker's"), "it is out already");
        assertFalse(health.out(NOW, "another worker's"));
        assertEquals("three", health.standing().trouble());
    }

    @Test
    void onlyOneWorkerTriesItAndOnlyWhenItIsTime() {
        assertTrue(health.out(NOW, "gone"));
        assertFalse(health.beginTrial(NOW.plusSeconds(4)));
        assertTrue(health.beginTrial(NOW.plusSeconds(5)));
        assertFalse(health.beginTrial(NOW.plusSeconds(5)));
        assertFalse(health.in(), "it is out until the trial has gone well");
        health.passed();
        assertTrue(health.in());
        assertFalse(health.beginTrial(NOW.plusSeconds(100)));
    }

    @Test
    void pausesGrowUntilAnImageIsDoneAgain() {
        Instant at = NOW;
        for (int pause : new int[] {5, 10, 20, 30, 30}) {
            health.out(at, "gone");
            assertEquals(at.plusSeconds(pause), health.standing().outUntil());
            at = at.plusSeconds(pause);
            assertTrue(health.beginTrial(at));
            health.passed();
        }
        health.went();
        health.out(at, "gone");
        assertEquals(at.plusSeconds(5), health.standing().outUntil());
        assertTrue(health.beginTrial(at.plusSeconds(5)));
        health.stillOut(at.plusSeconds(5), "still gone");
        assertEquals(new Health.Standing(at.plusSeconds(15), "still gone"), health.standing());
        assertTrue(health.beginTrial(at.plusSeconds(15)), "a trial that failed is no trial any more");
    }

    @Test
    void aBatchThatWasTooLargeStaysSmallForAWhile() {
        BatchCaps caps = new BatchCaps();
        Recipe recipe = Exercise.recipe(PlainGenerator.MODEL, Recipe.ORIGINAL);
        assertEquals(8, caps.of(recipe, 8));
        caps.tooMany(recipe, 8);
        caps.tooMany(recipe, 4);
        assertEquals(2, caps.of(recipe, 8));
        caps.tooMany(recipe, 1);
        assertEquals(1, caps.of(recipe, 8), "one is the least");
        for (int well = 0; well < 32; well++) {
            assertEquals(1, caps.of(recipe, 8));
            caps.went(recipe, 1);
        }
        assertEquals(2, caps.of(recipe, 8));
    }

    @Test
    void theHangingTimeIsAMultipleOfThePredictionAndNeverLessThanALeast() {
        Pace.HangRule rule = new Pace.HangRule(Duration.ofSeconds(60), Duration.ofSeconds(600), 10);
        assertEquals(Duration.ofSeconds(60).toNanos(), rule.stageNanos(1));
        assertEquals(Duration.ofSeconds(200).toNanos(), rule.stageNanos(20));
        assertEquals(Duration.ofSeconds(600).toNanos(), rule.loadNanos(1));
    }

    @Test
    void phasesAddUpAndTransportIsTakenOutOfThem() {
        long[] now = {0};
        PhaseClock clock = new PhaseClock(() -> now[0], Phase.QUEUE);
        now[0] = 1_000_000_000L;
        clock.enter(Phase.DENOISE);
        now[0] = 5_000_000_000L;
        clock.transported(1.5);
        now[0] = 6_000_000_000L;
        clock.enter(Phase.STORE);
        clock.transported(9);
        assertEquals(1, clock.latency().of(Phase.QUEUE), 1e-9);
        assertEquals(3.5, clock.latency().of(Phase.DENOISE), 1e-9);
        assertEquals(1.5, clock.latency().of(Phase.TRANSPORT), 1e-9, "never more than the phase has taken");
        assertEquals(6, clock.latency().total(), 1e-9);
    }
}
