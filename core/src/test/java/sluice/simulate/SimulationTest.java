package sluice.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.simulate.scenario.LibraryScenario;
import sluice.tier.Strategy;

/** What must hold of every simulation, whatever its scenario. */
class SimulationTest {
    private static final LibraryScenario MONTH = Scenarios.month(3_000, "");

    private static Outcome run(LibraryScenario scenario, Strategy strategy) {
        return Simulation.run(scenario, strategy, scenario.sizes().getLast(), share -> {});
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void theSameSeedGivesTheSameOutcome(Strategy strategy) {
        Outcome once = run(MONTH, strategy);
        assertEquals(once, run(MONTH, strategy));
        assertNotEquals(once, run(MONTH.withSeed(6), strategy));
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void noMoreIsDoneThanTheMachineCan(Strategy strategy) {
        LibraryScenario paid = Scenarios.month(600, ", \"budget\": {\"exponent\": 1}");
        for (LibraryScenario scenario : List.of(MONTH, paid)) {
            Outcome outcome = run(scenario, strategy);
            assertTrue(outcome.usedSeconds() <= outcome.openSeconds(), outcome::toString);
            assertTrue(outcome.openSeconds() <= 2 * 30 * 86_400.0, outcome::toString);
            // What is in hand in the end was worked on and is not billed yet: two jobs at most.
            assertEquals(outcome.usedSeconds(), outcome.spent().deep(), 1, outcome::toString);
            assertEquals(
                    outcome.spent().deep(),
                    outcome.spent().explicit() + outcome.spent().automatic(),
                    1e-6,
                    outcome::toString);
            assertTrue(outcome.atTier2() + outcome.atTier3() <= outcome.assets(), outcome::toString);
        }
    }

    @Test
    void aMachineThatCannotKeepUpLeavesABacklog() {
        LibraryScenario overworked = Scenarios.month(3_000, "", ", \"steps\": {\"composition\": {\"seconds\": 1000}}");
        Outcome outcome = run(overworked, Strategy.UNIFORM);
        assertTrue(outcome.course().getLast().waiting() > 100, outcome::toString);
        assertTrue(outcome.usedSeconds() <= outcome.openSeconds() + 1e-6, outcome::toString);
        assertTrue(outcome.spent().deep() <= outcome.usedSeconds() + 1e-6, outcome::toString);
    }

    @Test
    void automaticWorkKeepsToTheBudgetButForOneJob() {
        for (long images : new long[] {800, 3_000, 10_000}) {
            Outcome outcome = run(Scenarios.month(images, ""), Strategy.COST_AWARE);
            double job = outcome.uniformSeconds() / outcome.assets() * 1.1;
            // The cap follows the costs that are learned, which begin with priors above these steps' costs here.
            assertTrue(outcome.spent().automatic() <= outcome.allowedSeconds() + job, outcome::toString);
            assertTrue(outcome.spent().automatic() > 0, outcome::toString);
        }
    }

    @Test
    void aDailyCapHoldsAutomaticWorkUp() {
        // 10 micro-dollars a day are nine tenths of a processor second at the default price.
        LibraryScenario capped = Scenarios.month(3_000, ", \"budget\": {\"dailyCapMicroUsd\": 10}");
        Outcome outcome = run(capped, Strategy.COST_AWARE);
        assertTrue(outcome.spent().automatic()
                < run(MONTH, Strategy.COST_AWARE).spent().automatic());
        assertTrue(outcome.spent().automatic() <= 31 * (0.9 + 0.3), outcome::toString);
    }

    @Test
    void strategiesAreOrderedAsTheyMustBe() {
        Map<Strategy, Outcome> by = new EnumMap<>(Strategy.class);
        for (Strategy strategy : Strategy.values()) {
            by.put(strategy, run(MONTH, strategy));
        }
        Outcome uniform = Optional.ofNullable(by.get(Strategy.UNIFORM)).orElseThrow();
        Outcome minimal = Optional.ofNullable(by.get(Strategy.MINIMAL)).orElseThrow();
        Outcome manual = Optional.ofNullable(by.get(Strategy.MANUAL)).orElseThrow();
        Outcome aware = Optional.ofNullable(by.get(Strategy.COST_AWARE)).orElseThrow();
        assertTrue(minimal.spent().deep() < manual.spent().deep(), minimal::toString);
        assertTrue(manual.spent().deep() < aware.spent().deep(), manual::toString);
        assertTrue(aware.spent().deep() < uniform.spent().deep(), aware::toString);
        assertTrue(minimal.picked().deep() <= manual.picked().deep(), minimal::toString);
        assertTrue(manual.picked().deep() <= aware.picked().deep(), manual::toString);
        assertTrue(aware.picked().deep() <= uniform.picked().deep(), aware::toString);
        assertEquals(uniform.uniformSeconds(), uniform.spent().deep(), uniform.uniformSeconds() * 1e-3);
        assertEquals(3_000, uniform.atTier3());
        assertTrue(minimal.spent().automatic() == 0 && manual.spent().automatic() == 0);
        assertTrue(minimal.spent().explicit() > 0, "\"analyse this now\" is done under every strategy");
    }

    @Test
    void everyPickCountsOnceAndIsTheSameUnderAllStrategies() {
        List<Outcome> all = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            all.add(run(MONTH, strategy));
        }
        long picks = all.getFirst().picked().picks();
        // 1.5 % of 3,000, less those whose day comes after the end.
        assertTrue(picks > 30 && picks <= 45, all::toString);
        for (Outcome one : all) {
            assertEquals(picks, one.picked().picks());
            assertTrue(one.picked().deep() <= one.picked().standard(), one::toString);
            assertTrue(one.picked().standard() <= picks, one::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = 11)
    void aSampleOfTheSessionsTellsWhatAllOfThemDo(long seed) {
        LibraryScenario all = Scenarios.month(40_000, "").withSeed(seed);
        LibraryScenario sample = all.withMostSimulated(8_000);
        for (Strategy strategy : List.of(Strategy.UNIFORM, Strategy.MANUAL, Strategy.COST_AWARE)) {
            Outcome exact = run(all, strategy);
            Outcome sampled = run(sample, strategy);
            assertEquals(1, exact.weight());
            assertEquals(5, sampled.weight());
            assertEquals(exact.assets(), sampled.assets());
            near(exact.pictures(), sampled.pictures(), 0.05, "pictures");
            near(exact.spent().deep(), sampled.spent().deep(), 0.15, strategy + " compute");
            near(exact.picked().picks(), sampled.picked().picks(), 0.1, "picks");
            assertEquals(exact.picked().coverage(), sampled.picked().coverage(), 0.06, strategy + " coverage");
        }
    }

    private static void near(double exact, double sampled, double tolerance, String what) {
        assertEquals(1, sampled / exact, tolerance, what + ": " + exact + " and " + sampled);
    }

    @Test
    void spendGrowsSlowerThanTheLibrary() {
        List<Outcome> outcomes = new ArrayList<>();
        for (long size : new long[] {1_000, 4_000, 16_000}) {
            outcomes.add(run(Scenarios.month(size, ""), Strategy.COST_AWARE));
        }
        double exponent = Growth.exponent(outcomes).orElseThrow();
        assertTrue(exponent > 0.3 && exponent < 0.9, "exponent " + exponent);
    }

    @Test
    void anEmptyDayAndASingleImageAreNoTrouble() {
        for (Strategy strategy : Strategy.values()) {
            Outcome outcome = run(Scenarios.month(1, ""), strategy);
            assertEquals(1, outcome.assets());
            assertEquals(1, outcome.pictures());
        }
    }
}
