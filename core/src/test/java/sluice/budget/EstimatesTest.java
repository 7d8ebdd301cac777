package sluice.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.asset.Tier;

/** What work will probably cost, and what may be spent. */
class EstimatesTest {
    @Test
    void whatWasMeasuredTakesThePlaceOfThePrior() {
        Estimates estimates = Estimates.of(Map.of(Step.EMBED, new Mean(7, 8, 2), Step.STYLE, new Mean(9, 9, 0)));
        assertEquals(7, estimates.of(Step.EMBED));
        assertEquals(Estimates.PRIOR.of(Step.STYLE), estimates.of(Step.STYLE), "nothing was measured");
        assertEquals(2, estimates.measured().get(Step.EMBED));
        assertEquals(0, estimates.measured().get(Step.STYLE));
    }

    @Test
    void theWayToATierIsTheSumOfItsSteps() {
        Estimates prior = Estimates.PRIOR;
        assertEquals(
                prior.full(),
                prior.between(Tier.IMMEDIATE, Tier.STANDARD) + prior.between(Tier.STANDARD, Tier.DEEP),
                1e-12);
        assertEquals(0, prior.between(Tier.DEEP, Tier.DEEP));
        assertEquals(0, prior.between(Tier.DEEP, Tier.STANDARD));
        assertTrue(prior.full() > 0);
    }

    @Test
    void whatNotEveryImageNeedsCountsForThoseThatDo() {
        Estimates estimates = Estimates.of(Map.of(
                Step.QUALITY, new Mean(1, 1, 100),
                Step.DECODE, new Mean(1, 1, 130),
                Step.EMBED, new Mean(1, 1, 100),
                Step.STYLE, new Mean(1, 1, 100),
                Step.PROMPT, new Mean(4, 4, 25)));
        assertEquals(5, estimates.between(Tier.IMMEDIATE, Tier.STANDARD), 1e-12);
        assertEquals(4, estimates.of(Step.PROMPT));
        assertEquals(500, estimates.analysedSeconds(), 1e-9, "what was decoded for something else is left out");
    }

    @Test
    void aBudgetIsUsedUpByTheLawOrByTheDay() {
        assertFalse(new BudgetState(10, 9, 10, 9, 5, 6L).exhausted());
        assertTrue(new BudgetState(10, 10, 10, 10, 5, null).exhausted());
        BudgetState day = new BudgetState(10, 1, 10, 1, 6, 6L);
        assertTrue(day.exhausted());
        assertTrue(day.reason().contains("tomorrow"));
        assertTrue(new BudgetState(10, 9, 10, 9, 0, null).plus(1, 1).exhausted(), "what is under way counts");
        assertEquals(1, new BudgetState(0, 0, 0, 0, 0, null).share());
    }

    @Test
    void aPriceIsForAnHourOfOneProcessor() {
        assertEquals(40_000, Prices.DEFAULT.microUsd(3_600));
        assertEquals(11, Prices.DEFAULT.microUsd(1));
    }

    @Test
    void billsTooSmallForAMicroDollarAddUpAllTheSame() {
        Till till = new Till(Prices.DEFAULT);
        Cost sum = Cost.NOTHING;
        for (int i = 0; i < 1_000; i++) {
            sum = sum.plus(till.bill(0.01, 0.02));
        }
        assertEquals(10, sum.cpuSeconds(), 1e-9);
        assertEquals(20, sum.wallSeconds(), 1e-9);
        assertEquals(Prices.DEFAULT.microUsd(10), sum.microUsd(), 1);
    }
}
