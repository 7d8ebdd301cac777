package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.render.RenderTurns.MICRO_USD;
import static sluice.contracts.render.RenderTurns.SAVED_MICRO_USD;
import static sluice.contracts.render.RenderTurns.charge;
import static sluice.contracts.render.RenderTurns.spared;
import static sluice.contracts.render.Wish.AT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.budget.Charge;
import sluice.budget.Cost;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.render.Latency;
import sluice.render.Phase;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.RenderBook.StageSum;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.cache.CacheKind;

/** What every book does with the ends of turns: settling, billing, sums. Budgets are in {@link RenderBudgetContract}. */
public abstract class RenderMoneyContract extends PaidRenders {
    @Test
    void everythingIsWrittenTogether() {
        campaign(5_000);
        long render = accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        CacheHit hit = new CacheHit(CacheKind.SIMILAR, 1.25, 0.9875);
        List<StageCharge> charges =
                List.of(spared(job, Stage.ENCODE, hit, AT.plusMillis(1)), charge(job, Stage.DENOISE, AT.plusMillis(2)));
        assertTrue(
                settle(RenderTurns.ended(job, new JobEvent.Completed("a"), charges, id(5), id(6)), AT.plusSeconds(1)));
        RenderJob done = find(job);
        assertEquals(JobState.DONE, done.leasing().state());
        assertEquals(AT.plusSeconds(1), done.leasing().changed());
        assertEquals(List.of(id(5), id(6)), done.assets());
        assertEquals(RenderTurns.latency(), done.latency());
        assertEquals(2 * MICRO_USD, done.billedMicroUsd());
        assertEquals(charges, book().charges(job.id()));
        assertEquals(2 * MICRO_USD, book().find(render).orElseThrow().billedMicroUsd());
        assertEquals(SAVED_MICRO_USD, book().find(render).orElseThrow().savedMicroUsd());
        assertSums(0, 2 * MICRO_USD, SAVED_MICRO_USD, 1);
        assertEquals(Map.of(id(5), done, id(6), done), book().madeOf(List.of(id(6), id(5), id(7))));
    }

    @Test
    void settlingAgainAfterTheAnswerWasLostChangesNothing() {
        campaign(5_000);
        accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        RenderSettlement settlement = RenderTurns.done(job, AT, id(1));
        assertTrue(settle(settlement, AT));
        RenderJob ended = find(job);
        assertFalse(settle(settlement, AT.plusSeconds(5)));
        assertEquals(ended, find(job));
        assertEquals(List.of(charge(job, Stage.DENOISE, AT)), book().charges(job.id()));
        assertSums(0, MICRO_USD, 0, 1);
    }

    @Test
    void whoeverLostHisLeaseIsBilledAsLostAndChangesNothingElse() {
        campaign(5_000);
        accept(Wish.of("fox"));
        RenderJob first = leaseOne(AT);
        RenderJob second = leaseOne(AT.plus(LEASE));
        CacheHit hit = new CacheHit(CacheKind.PICTURE, 2, null);
        StageCharge wasted = spared(first, Stage.DECODE, hit, AT);
        assertFalse(settle(RenderTurns.ended(first, new JobEvent.Completed("b"), List.of(wasted), id(1)), AT));
        assertEquals(second.billed(MICRO_USD), find(first));
        assertEquals(List.of(wasted.lost()), book().charges(first.id()));
        assertEquals(Map.of(), book().madeOf(List.of(id(1))));
        assertSums(1_000, MICRO_USD, 0, 0);
        assertTrue(settle(RenderTurns.done(second, AT), AT));
        assertSums(0, 2 * MICRO_USD, 0, 1);
    }

    @Test
    void anUnknownImageIsBilledAsLost() {
        campaign(5_000);
        accept(Wish.of("fox"));
        StageCharge charge = charge(leaseOne(AT), Stage.FINISH, AT);
        assertFalse(settle(
                new RenderSettlement(4_711, new JobEvent.Completed("a"), List.of(), Latency.NONE, List.of(charge)),
                AT));
        assertEquals(List.of(charge.lost()), book().charges(4_711));
        assertSums(1_000, 0, 0, 0);
        assertEquals(MICRO_USD, book().sums(Instant.EPOCH).getFirst().microUsd());
    }

    @Test
    void whatFailedIsBilledToo() {
        campaign(5_000);
        accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        assertTrue(settle(
                new RenderSettlement(
                        job.id(),
                        new JobEvent.Failed("a", "no memory", true),
                        List.of(id(1)),
                        RenderTurns.latency(),
                        List.of(charge(job, Stage.DENOISE, AT))),
                AT));
        assertEquals(MICRO_USD, find(job).billedMicroUsd());
        assertEquals(List.of(), find(job).assets());
        assertEquals(Map.of(), book().madeOf(List.of(id(1))));
    }

    @Test
    void theTurnsOfAnImageAddUp() {
        campaign(5_000);
        accept(Wish.of("fox"));
        Instant now = AT;
        for (int attempt = 1; attempt < RenderBookContract.RULE.attempts(); attempt++) {
            assertTrue(settle(RenderTurns.failed(leaseOne(now), true, now), now));
            now = now.plusSeconds(15);
        }
        RenderJob last = leaseOne(now);
        assertTrue(settle(RenderTurns.done(last, now, id(1)), now));
        RenderJob done = find(last);
        assertEquals(0.3, done.latency().of(Phase.QUEUE));
        assertEquals(0.6, done.latency().of(Phase.DENOISE));
        assertEquals(3 * MICRO_USD, done.billedMicroUsd());
        assertEquals(3, book().charges(done.id()).size());
        assertSums(0, 3 * MICRO_USD, 0, 1);
    }

    @Test
    void aKeyRecordedBeforeIsPassedOver() {
        campaign(5_000);
        accept(Wish.of("fox").count(2));
        List<RenderJob> jobs = book().lease("here", "a", LEASE, 2, AT);
        StageCharge charge = charge(jobs.get(0), Stage.DENOISE, AT);
        for (RenderJob job : jobs) {
            assertTrue(settle(RenderTurns.ended(job, new JobEvent.Completed("a"), List.of(charge, charge)), AT));
        }
        assertEquals(List.of(charge), book().charges(jobs.get(0).id()));
        assertEquals(List.of(), book().charges(jobs.get(1).id()));
        assertSums(0, MICRO_USD, 0, 2);
    }

    @Test
    void theFirstImageThatCameToAnAssetIsTheOneItCameOf() {
        campaign(5_000);
        accept(Wish.of("fox").count(2));
        List<RenderJob> jobs = book().lease("here", "a", LEASE, 2, AT);
        assertTrue(settle(RenderTurns.done(jobs.get(1), AT, id(1), id(1)), AT));
        assertTrue(settle(RenderTurns.done(jobs.get(0), AT, id(1)), AT));
        assertEquals(List.of(id(1)), find(jobs.get(0)).assets());
        assertEquals(Map.of(id(1), find(jobs.get(1))), book().madeOf(List.of(id(1))));
    }

    @Test
    void secondsAreKeptToTheNanosecondAndTimesToTheMillisecond() {
        campaign(5_000);
        accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        StageCharge sent = odd(job, AT.plusNanos(999_999), 1.0000000004, 2.0000000006, Charge.Outcome.FAILED);
        assertTrue(settle(RenderTurns.ended(job, new JobEvent.Failed("a", "x", true), List.of(sent)), AT));
        assertEquals(List.of(odd(job, AT, 1.0, 2.000000001, Charge.Outcome.FAILED)), book().charges(job.id()));
    }

    private static StageCharge odd(RenderJob job, Instant at, double cpu, double wall, Charge.Outcome outcome) {
        return new StageCharge(
                Stage.DENOISE,
                job.pool(),
                "plain",
                Recipe.ORIGINAL,
                0.25,
                new Cost(cpu, wall, 9_007_199_254_740_993L),
                null,
                0,
                outcome,
                at,
                "odd");
    }

    @Test
    void sumsAreByPoolModelAndStageFromAMomentOn() {
        campaign(500_000);
        accept(Wish.of("fox").count(3));
        CacheHit hit = new CacheHit(CacheKind.LATENT, 0.1, null);
        Instant second = AT.plusSeconds(1_800);
        for (Instant at : List.of(AT, second, second.plusMillis(1))) {
            RenderJob job = leaseOne(at);
            List<StageCharge> charges = List.of(spared(job, Stage.DENOISE, hit, at), charge(job, Stage.ENCODE, at));
            assertTrue(settle(RenderTurns.ended(job, new JobEvent.Completed("a"), charges), at));
        }
        accept(Wish.of("owl").pool("a pool").model("b"));
        RenderJob other = book().lease("a pool", "a", LEASE, 1, second).getFirst();
        assertTrue(settle(RenderTurns.failed(other, false, second), second));
        StageCharge failed = odd(other, second, 0, 0.5, Charge.Outcome.FAILED);
        assertFalse(settle(RenderTurns.ended(other, new JobEvent.Completed("a"), List.of(failed)), second));
        assertEquals(
                List.of(
                        new StageSum("a pool", "b", Stage.DENOISE, 1, 0, 0.375, MICRO_USD, 0, 0),
                        new StageSum("a pool", "plain", Stage.DENOISE, 0, 0, 0.5, 9_007_199_254_740_993L, 0, 0),
                        new StageSum("here", "plain", Stage.ENCODE, 3, 0, 1.125, 900, 0, 0),
                        new StageSum("here", "plain", Stage.DENOISE, 3, 3, 1.125, 900, 0.3, 210)),
                book().sums(Instant.EPOCH));
        assertEquals(2, book().sums(second).get(2).images());
        assertEquals(1, book().sums(second.plusNanos(1)).getFirst().images());
        assertEquals(List.of(), book().sums(second.plusMillis(2)));
        assertEquals(book().sums(AT), book().sums(Instant.EPOCH));
    }
}
