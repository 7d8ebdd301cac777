package sluice.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate decides, in all combinations and by hand. */
class GateTest {
    private static final ZonedDateTime NOON = ZonedDateTime.parse("2026-11-21T12:00:00+01:00[Europe/Berlin]");
    private static final MachineLoad QUIET = new MachineLoad(4, 0.1, 0.02);
    private static final MachineLoad BUSY = new MachineLoad(4, 2.5, 0.02);
    private static final GateRule RULE = GateRule.DEFAULT;
    private static final GateRule NIGHT = RULE.within(new DeepHours(22, 7), 0.5);

    private static Conditions quiet(QueueMode mode) {
        return new Conditions(mode, NOON, QUIET, null, false, false, false, 0);
    }

    /** Every combination of what can hold work up. */
    @Test
    void theWholeMatrix() {
        int combinations = 0;
        for (QueueMode mode : QueueMode.values()) {
            for (int bits = 0; bits < 128; bits++) {
                boolean importing = (bits & 1) > 0;
                Conditions now = new Conditions(
                        mode,
                        NOON,
                        (bits & 2) > 0 ? BUSY : QUIET,
                        (bits & 4) > 0 ? NOON.toInstant().minusSeconds(3) : null,
                        importing,
                        (bits & 8) > 0,
                        (bits & 64) > 0,
                        (bits & 16) > 0 ? 7 : 0);
                Opening opening = Gate.decide((bits & 32) > 0 ? NIGHT : RULE, now);
                Admits expected = switch (mode) {
                    case PAUSED -> Admits.NOTHING;
                    case DRAINING -> importing ? Admits.NOTHING : Admits.ALL;
                    case AUTOMATIC -> importing ? Admits.NOTHING : bits == 0 ? Admits.ALL : Admits.EXPLICIT;
                };
                assertEquals(expected, opening.admits(), () -> now + " gave " + opening);
                assertTrue(opening.workers() <= 2, "never above half of four processors");
                assertTrue(!opening.reason().isBlank());
                combinations++;
            }
        }
        assertEquals(384, combinations);
    }

    @Test
    void aPersonIsWaitedForAndTheGateSaysUntilWhen() {
        Instant last = NOON.toInstant().minusSeconds(5);
        Opening opening =
                Gate.decide(RULE, new Conditions(QueueMode.AUTOMATIC, NOON, QUIET, last, false, false, false, 0));
        assertEquals(last.plus(RULE.quiet()), opening.until());
        assertEquals(1, opening.workers());
        ZonedDateTime later = NOON.plusSeconds(10);
        assertTrue(Gate.decide(RULE, new Conditions(QueueMode.AUTOMATIC, later, QUIET, last, false, false, false, 0))
                .open());
    }

    @Test
    void outsideTheHoursItSaysWhenTheyBegin() {
        Opening opening = Gate.decide(NIGHT, quiet(QueueMode.AUTOMATIC));
        assertEquals(NOON.withHour(22).toInstant(), opening.until());
        assertTrue(opening.reason().contains("22-7"));
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0.5, 0, 2, 2, 1",
        "4, 0.5, 1.1, 2, 2, 1",
        "4, 1, 1.1, 2.5, 3, 0.8333",
        "2, 0.5, 0.1, 1, 1, 1",
        "2, 0.25, 0.1, 0.5, 1, 0.5",
        "16, 0.1, 1, 1.6, 2, 0.8",
        "1, 1, 0.2, 0.5, 1, 0.5"
    })
    void workKeepsToTheShareAndToWhatOthersLeave(
            int cores, double share, double others, double given, int workers, double duty) {
        Opening opening = Gate.decide(
                RULE.within(DeepHours.ALWAYS, share),
                new Conditions(
                        QueueMode.AUTOMATIC, NOON, new MachineLoad(cores, others, null), null, false, false, false, 0));
        assertEquals(given, opening.cores(), 1e-9);
        assertEquals(workers, opening.workers());
        assertEquals(duty, opening.duty(), 1e-4);
    }

    @Test
    void pressureCountsOnlyWhenOthersAreAtWork() {
        assertTrue(busy(new MachineLoad(4, 0.05, 0.9)).open(), "it is our own doing");
        assertEquals(Admits.EXPLICIT, busy(new MachineLoad(4, 0.5, 0.9)).admits());
        assertTrue(busy(new MachineLoad(4, 0.5, 0.1)).open());
        assertTrue(busy(new MachineLoad(4, 0.5, null)).open(), "not every kernel tells");
    }

    private static Opening busy(MachineLoad load) {
        return Gate.decide(RULE, new Conditions(QueueMode.AUTOMATIC, NOON, load, null, false, false, false, 0));
    }

    @Test
    void noProcessorsForAutomaticWorkLeaveOneForWhatTheUserAsksFor() {
        GateRule none = RULE.within(DeepHours.ALWAYS, 0);
        assertEquals(
                Admits.EXPLICIT, Gate.decide(none, quiet(QueueMode.AUTOMATIC)).admits());
        assertEquals(1, Gate.decide(none, quiet(QueueMode.DRAINING)).workers());
    }

    @Test
    void theSwitchKeepsWhatLastsAndADrainEndsWhereItBegan() {
        List<QueueMode> kept = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        QueueSwitch queue = new QueueSwitch(QueueMode.PAUSED, kept::add);
        queue.listen(() -> heard.add(queue.mode().label()));
        queue.turn(QueueMode.DRAINING);
        queue.drained();
        queue.turn(QueueMode.AUTOMATIC);
        queue.turn(QueueMode.DRAINING);
        queue.turn(QueueMode.PAUSED);
        assertEquals(List.of(QueueMode.AUTOMATIC, QueueMode.PAUSED), kept);
        assertEquals(List.of("draining", "paused", "automatic", "draining", "paused"), heard);
        assertEquals(QueueMode.AUTOMATIC, new QueueSwitch(QueueMode.DRAINING, kept::add).mode());
    }

    @Test
    void aForecastKnowsWhatIsPaidForAndWhenTheGateOpens() {
        Instant now = NOON.toInstant();
        Opening open = new Opening(Admits.ALL, 2, "", null);
        assertEquals(Duration.ofSeconds(50), Forecast.left(100, open, now).orElseThrow());
        Opening night = Opening.explicit("", now.plusSeconds(3_600));
        assertEquals(Duration.ofSeconds(3_700), Forecast.left(100, night, now).orElseThrow());
        assertTrue(Forecast.left(100, Opening.shut("paused"), now).isEmpty());
        assertEquals(
                Duration.ZERO, Forecast.left(0, Opening.shut("paused"), now).orElseThrow());
        assertNull(open.until());
    }
}
