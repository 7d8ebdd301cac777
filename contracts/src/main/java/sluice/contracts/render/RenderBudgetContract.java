package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.render.RenderTurns.MICRO_USD;
import static sluice.contracts.render.Wish.AT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.render.book.Accepted;
import sluice.render.book.RenderJob;

/** What every book promises about budgets: reserving, releasing, refusing. */
public abstract class RenderBudgetContract extends PaidRenders {
    @Test
    void whatIsAcceptedIsReserved() {
        campaign(10_000);
        accept(Wish.of("fox").count(3).microUsd(7_001));
        assertSums(7_001, 0, 0, 0);
        assertEquals(
                Accepted.refused("campaign", "the campaign x has 0.002999 USD left, and this may take 0.003000 USD"),
                offer(Wish.of("owl").microUsd(3_000)));
        accept(Wish.of("owl").microUsd(2_999));
        assertSums(10_000, 0, 0, 0);
    }

    @Test
    void twoRequestsOfOneCallCannotPromiseTheSameMoney() {
        campaign(1_500);
        List<Accepted> answers = book().accept(
                        List.of(
                                Wish.of("1").campaign("x").quoted(),
                                Wish.of("2").campaign("x").quoted(),
                                Wish.of("3").campaign("x").microUsd(500).quoted()),
                        AT);
        assertEquals(
                List.of(true, false, true),
                answers.stream().map(answer -> answer.refused() == null).toList());
        assertSums(1_500, 0, 0, 0);
    }

    @Test
    void aRepeatedKeyReservesNothing() {
        campaign(1_000);
        accept(Wish.of("fox").key("k"));
        assertTrue(offer(Wish.of("fox").key("k")).repeated());
        ports().campaigns().change("x", terms(0, true));
        assertTrue(offer(Wish.of("fox").key("k")).repeated());
        assertSums(1_000, 0, 0, 0);
    }

    @Test
    void aClosedCampaignTakesNoMore() {
        campaign(10_000);
        long before = accept(Wish.of("fox"));
        ports().campaigns().change("x", terms(10_000, true));
        assertEquals(
                Accepted.refused("campaign", "the campaign x is closed"),
                offer(Wish.of("owl").microUsd(0)));
        assertTrue(settle(RenderTurns.done(leaseOne(AT), AT), AT));
        assertSums(0, MICRO_USD, 0, 1);
        assertTrue(book().find(before).orElseThrow().ended());
    }

    @Test
    void anEndReleasesWhatWasReservedWhateverItIs() {
        campaign(4_000);
        long render = accept(Wish.of("fox").count(4));
        List<RenderJob> jobs = book().lease("here", "a", LEASE, 3, AT);
        assertTrue(settle(RenderTurns.done(jobs.get(0), AT), AT));
        assertSums(3_000, MICRO_USD, 0, 1);
        assertTrue(settle(RenderTurns.failed(jobs.get(1), false, AT), AT));
        assertSums(2_000, 2 * MICRO_USD, 0, 1);
        assertTrue(settle(RenderTurns.ended(jobs.get(2), new JobEvent.Skipped("a", "no"), List.of()), AT));
        assertSums(1_000, 2 * MICRO_USD, 0, 1);
        book().cancel(render, AT);
        assertSums(0, 2 * MICRO_USD, 0, 1);
    }

    @Test
    void whatGoesOnStaysReserved() {
        campaign(1_000);
        accept(Wish.of("fox"));
        assertTrue(settle(RenderTurns.failed(leaseOne(AT), true, AT), AT));
        assertSums(1_000, MICRO_USD, 0, 0);
        Instant later = AT.plusSeconds(10);
        RenderJob again = leaseOne(later);
        assertTrue(settle(RenderTurns.ended(again, new JobEvent.Snoozed("a", later, "busy"), List.of()), later));
        assertSums(1_000, MICRO_USD, 0, 0);
    }

    @Test
    void anImageThatDiesWithItsWorkersIsReleased() {
        campaign(1_000);
        accept(Wish.of("fox"));
        Instant now = AT;
        for (int attempt = 1; attempt <= RenderBookContract.RULE.attempts(); attempt++) {
            leaseOne(now);
            now = now.plus(LEASE);
        }
        assertSums(1_000, 0, 0, 0);
        assertEquals(List.of(), book().lease("here", "a", LEASE, 1, now));
        assertSums(0, 0, 0, 0);
    }

    @Test
    void tryingAgainReservesAnewAsFarAsThereIsEnoughLeft() {
        campaign(4_000);
        long render = accept(Wish.of("fox").count(4));
        book().cancel(render, AT);
        accept(Wish.of("owl").microUsd(1_500));
        assertSums(1_500, 0, 0, 0);
        assertEquals(2, book().retry(render, AT));
        assertSums(3_500, 0, 0, 0);
        assertEquals(
                List.of(JobState.QUEUED, JobState.QUEUED, JobState.SKIPPED, JobState.SKIPPED),
                book().jobs(render).stream().map(job -> job.leasing().state()).toList());
        assertEquals(0, book().retry(render, AT));
        ports().campaigns().change("x", terms(99_000, true));
        assertEquals(0, book().retry(render, AT));
        ports().campaigns().change("x", terms(99_000, false));
        assertEquals(2, book().retry(render, AT));
    }

    @Test
    void movingReservesTheDifferenceIfThereIsEnoughLeft() {
        campaign(2_500);
        long render = accept(Wish.of("fox").count(2));
        List<Long> ids = book().jobs(render).stream().map(RenderJob::id).toList();
        Wish dear = Wish.of("fox").pool("there").microUsd(1_400);
        assertEquals(1, book().move(Map.of(ids.get(0), dear.quoted(), ids.get(1), dear.quoted()), AT));
        assertEquals("there", book().job(ids.get(0)).orElseThrow().pool());
        assertEquals("here", book().job(ids.get(1)).orElseThrow().pool());
        assertSums(2_400, 0, 0, 0);
        assertEquals(1, book().move(Map.of(ids.get(0), dear.microUsd(100).quoted()), AT));
        assertSums(1_100, 0, 0, 0);
    }
}
