package sluice.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import sluice.contracts.tune.Habit;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.value.Feature;
import sluice.value.ValueWeights;

/** Fitting to what simulated users chose; {@code bench/run tuning} says how well, over many of them. */
class TunerTest {
    @Test
    void aStarrersStarsLoseAndHisDownloadsGain() throws Exception {
        TunedLife life = new TunedLife(Habit.STARRER, 1);
        life.days(112);
        Tuner.Fitted fitted = life.fit(TunedLife.QUICK);
        ValueWeights weights = fitted.weights();
        assertTrue(star(weights) < star(ValueWeights.DEFAULT) - 0.3, weights::toString);
        assertTrue(weights.of(Feature.DOWNLOADED).logOdds() > star(weights) + 0.5, weights::toString);
        assertEquals(ValueWeights.DEFAULT.of(Feature.UNIQUE), weights.of(Feature.UNIQUE), "not known as of then");
        assertTrue(fitted.report().better(), fitted.report()::toString);
        assertTrue(fitted.report().logLoss().high() < 0, fitted.report()::toString);
        assertEquals(
                Math.min(TunedLife.QUICK.most(), life.user.chosen()),
                fitted.report().learnedFrom() + fitted.report().judgedOn());
        assertEquals(fitted, life.fit(TunedLife.QUICK), "the same again");
    }

    private static double star(ValueWeights weights) {
        return weights.of(Feature.STARRED).logOdds();
    }

    @Test
    void littleIsNotFittedToAndSaysSo() {
        TunedLife life = new TunedLife(Habit.EARNEST, 2);
        life.days(21);
        int chosen = life.user.chosen();
        SluiceException refused = assertThrows(SluiceException.class, () -> life.fit(TunedLife.QUICK));
        assertEquals(FailureCode.CONFLICT, refused.code());
        assertEquals("not enough outcomes yet: " + chosen + " of 30", refused.getMessage());
    }

    @Test
    void weightsThatSayWorseWhatComesAreRefused() throws Exception {
        TunedLife life = new TunedLife(Habit.EARNEST, 3);
        life.days(112);
        ValueWeights fitted = life.fit(TunedLife.QUICK).weights();
        Report report = life.tuner(TunedLife.QUICK).compare(fitted, ValueWeights.DEFAULT, 30);
        assertFalse(report.better(), report::toString);
        assertTrue(report.logLoss().low() > 0, report::toString);
    }

    @Test
    void itIsFittedByItselfOnceADayWhenEnoughIsNew() {
        Instant now = Instant.parse("2026-05-02T10:00:00Z");
        TuningRules rules = TuningRules.DEFAULT;
        assertTrue(Tuner.due(rules, 10, 30, now.minus(Duration.ofDays(1)), now));
        assertTrue(Tuner.due(rules, 40, 40, Instant.EPOCH, now));
        assertFalse(Tuner.due(rules, 9, 300, Instant.EPOCH, now));
        assertFalse(Tuner.due(rules, 29, 29, Instant.EPOCH, now));
        assertFalse(Tuner.due(rules, 90, 90, now.minus(Duration.ofHours(23)), now));
    }

    @Test
    void reportsComeBackFromJson() throws Exception {
        TunedLife life = new TunedLife(Habit.STARRER, 1);
        life.days(70);
        Report once = ReportJson.read(ReportJson.write(life.fit(TunedLife.QUICK).report()));
        assertEquals(once, ReportJson.read(ReportJson.write(once)));
        assertEquals(10, once.calibrationAfter().size());
        assertEquals(List.of(true, true), List.of(once.assets() > 100, once.judgedOn() > 5));
    }
}
