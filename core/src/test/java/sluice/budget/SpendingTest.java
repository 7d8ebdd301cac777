package sluice.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.asset.Tier;

/** What people are told about money. */
class SpendingTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
    private static final LocalDate SECOND = FIRST.plusDays(1);
    private static final SpendReport.Waiting NOTHING = new SpendReport.Waiting(0, 0, 0, null);

    private static final List<Spent> LINES = List.of(
            line(FIRST, Step.THUMBNAIL, Charge.Outcome.DONE, true, 100, 5, 55),
            line(FIRST, Step.DECODE, Charge.Outcome.DONE, true, 40, 4, 44),
            line(FIRST, Step.EMBED, Charge.Outcome.DONE, true, 40, 6, 66),
            line(FIRST, Step.EMBED, Charge.Outcome.FAILED, true, 2, 0.5, 5),
            line(SECOND, Step.EMBED, Charge.Outcome.DONE, false, 10, 2, 22),
            line(SECOND, Step.EMBED, Charge.Outcome.LOST, false, 1, 1, 11),
            line(SECOND, Step.COMPOSITION, Charge.Outcome.DONE, false, 10, 10, 111));

    @Test
    void theTotalsAreExactAndWhatFailedIsInThem() {
        SpendReport report = report(FIRST, Estimates.PRIOR, 100);
        assertEquals(28.5, report.total().cpuSeconds(), 1e-12);
        assertEquals(55 + 44 + 66 + 5 + 22 + 11 + 111, report.total().microUsd());
        assertEquals(100, report.total().images());
        assertEquals(
                List.of(Tier.IMMEDIATE, Tier.STANDARD, Tier.DEEP),
                report.tiers().stream().map(SpendReport.OfTier::tier).toList());
        assertEquals(50, report.tiers().get(1).sum().images());
        assertEquals(13.5, report.tiers().get(1).sum().cpuSeconds(), 1e-12);
    }

    @Test
    void aStepsMeanIsOfWhatWasDone() {
        SpendReport.OfStep embed = report(FIRST, Estimates.PRIOR, 100).steps().stream()
                .filter(step -> step.step() == Step.EMBED)
                .findFirst()
                .orElseThrow();
        assertEquals(8.0 / 50, embed.meanSeconds(), 1e-12);
        assertEquals(50, embed.sum().images());
        assertEquals(2, embed.failed());
        assertEquals(9.5, embed.sum().cpuSeconds(), 1e-12);
    }

    @Test
    void daysTellApartWhatWasAskedForAndBeginWhereTheyShould() {
        List<SpendReport.OfDay> days = report(SECOND, Estimates.PRIOR, 100).days();
        assertEquals(2, days.size());
        assertTrue(days.stream().allMatch(SpendReport.OfDay::explicit));
        assertEquals(3, days.getFirst().sum().cpuSeconds(), 1e-12);
        assertEquals(4, report(FIRST, Estimates.PRIOR, 100).days().size());
    }

    @Test
    void uniformIsTheMeasuredMeansForEverythingAndTierOneIsInNeither() {
        Map<Step, Mean> means = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            means.put(step, new Mean(step.tier() == Tier.IMMEDIATE ? 100 : 0.2, 1, 10));
        }
        SpendReport report = report(FIRST, Estimates.of(means), 100);
        double uniform =
                0.2 * (Step.of(Tier.STANDARD).size() + Step.of(Tier.DEEP).size()) * 100;
        assertEquals(uniform, report.uniform().cpuSeconds(), 1e-9);
        assertFalse(report.uniform().estimated());
        assertEquals(uniform - 23.5, report.saved().cpuSeconds(), 1e-9);
        assertEquals(1 - 23.5 / uniform, report.saved().share(), 1e-9);
    }

    @Test
    void aPriorThatStandsForAMeasurementIsCalledAnEstimate() {
        assertTrue(report(FIRST, Estimates.of(Map.of(Step.EMBED, new Mean(1, 1, 3))), 1)
                .uniform()
                .estimated());
    }

    @Test
    void anEmptyLibraryHasSavedNothing() {
        SpendReport report = Spending.report(List.of(), FIRST, Estimates.PRIOR, 0, Prices.DEFAULT, NOTHING);
        assertEquals(0, report.saved().share());
        assertEquals(0, report.total().microUsd());
        assertTrue(report.tiers().isEmpty());
    }

    private static SpendReport report(LocalDate from, Estimates estimates, long assets) {
        return Spending.report(LINES, from, estimates, assets, Prices.DEFAULT, NOTHING);
    }

    private static Spent line(
            LocalDate day,
            Step step,
            Charge.Outcome outcome,
            boolean automatic,
            long images,
            double seconds,
            long microUsd) {
        return new Spent(day, step, outcome, automatic, images, new Cost(seconds, seconds * 2, microUsd));
    }
}
