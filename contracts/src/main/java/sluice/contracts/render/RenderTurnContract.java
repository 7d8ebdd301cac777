package sluice.contracts.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.render.Wish.AT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.job.JobEvent;
import sluice.job.JobState;
import sluice.job.Leasing;
import sluice.render.StartImage;
import sluice.render.book.QuotedRequest;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderSettlement;

/** What every book does with images between acceptance and end: leases, batches, cancelling, trying again, moving. */
public abstract class RenderTurnContract {
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** The ports under test, empty at a test's begin, made with {@link RenderBookContract#RULE}. */
    protected abstract RenderPorts ports();

    private RenderBook book() {
        return ports().book();
    }

    private long accept(Wish wish) {
        return Objects.requireNonNull(
                book().accept(List.of(wish.quoted()), AT).getFirst().render());
    }

    private List<RenderJob> lease(int limit, Instant now) {
        return book().lease("here", "a", LEASE, limit, now);
    }

    private RenderJob leaseOne(Instant now) {
        return lease(1, now).getFirst();
    }

    private boolean settle(RenderJob job, JobEvent event, Instant now) {
        return book().settle(RenderTurns.ended(job, event, List.of()), now);
    }

    private RenderJob find(RenderJob job) {
        return book().job(job.id()).orElseThrow();
    }

    private static List<String> prompts(List<RenderJob> jobs) {
        return jobs.stream().map(job -> job.recipe().prompt()).toList();
    }

    private List<String> order() {
        return prompts(lease(100, AT));
    }

    @Test
    void whatIsLoadedGoesFirstAmongEquals() {
        accept(Wish.of("old").model("other"));
        accept(Wish.of("drawn on").model("warm").from(new StartImage(new AssetId("0".repeat(32)), 0.5)));
        accept(Wish.of("warm one").model("warm"));
        accept(Wish.of("second").model("second"));
        accept(Wish.of("warm two").model("warm").seed(8));
        accept(Wish.of("soon").model("other").width(128).deadline(AT.plusSeconds(60)));
        accept(Wish.of("high").model("other").width(256).priority(1));
        Set<String> loaded = Set.of("warm/original", "second/original", "warm/fp16", "gone/original");
        List<String> order = new ArrayList<>();
        List<RenderJob> leased = book().lease("here", "a", LEASE, 1, loaded, AT);
        while (!leased.isEmpty()) {
            order.addAll(prompts(leased));
            leased = book().lease("here", "a", LEASE, 2, loaded, AT);
        }
        assertEquals(
                List.of("high", "soon", "warm one", "warm two", "second", "old", "drawn on"),
                order,
                "after priorities and deadlines, and with their like");
    }

    @Test
    void aLeaseSaysWhoAndUntilWhen() {
        accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT.plusSeconds(1));
        assertEquals(
                new Leasing(JobState.LEASED, 1, null, "a", AT.plusSeconds(61), "", AT.plusSeconds(1)), job.leasing());
        assertEquals(job, find(job));
        assertEquals(List.of(), lease(1, AT.plusSeconds(1)));
    }

    @Test
    void higherPriorityGoesFirstThenTheNearerDeadlineThenAge() {
        accept(Wish.of("plain 1"));
        accept(Wish.of("late").deadline(AT.plusSeconds(900)));
        accept(Wish.of("plain 2"));
        accept(Wish.of("soon").deadline(AT.plusSeconds(30)));
        accept(Wish.of("low").priority(-3).deadline(AT));
        accept(Wish.of("high").priority(2));
        accept(Wish.of("soon too").deadline(AT.plusSeconds(30)));
        List<String> expected = List.of("high", "soon", "soon too", "late", "plain 1", "plain 2", "low");
        assertEquals(expected.subList(0, 2), prompts(lease(2, AT)));
        assertEquals(expected.subList(2, 7), order());
    }

    @Test
    void onlyThisPoolsImagesAreGivenOut() {
        accept(Wish.of("elsewhere").pool("there").priority(9));
        accept(Wish.of("here"));
        assertEquals(List.of("here"), order());
        assertEquals(List.of("elsewhere"), prompts(book().lease("there", "b", LEASE, 5, AT)));
    }

    @Test
    void afterTheFirstOnlyThoseThatCanBeDrawnWithIt() {
        accept(Wish.of("first").priority(1));
        accept(Wish.of("other model").model("other"));
        accept(Wish.of("wider").width(128));
        accept(Wish.of("more steps").steps(9));
        accept(Wish.of("from an image").from(new StartImage(id(1), 0.5)));
        accept(Wish.of("alike").count(3));
        assertEquals(List.of("first", "alike", "alike"), prompts(lease(3, AT)));
        assertEquals(List.of("other model"), prompts(lease(3, AT)));
        assertEquals(List.of("wider"), prompts(lease(3, AT)));
        assertEquals(List.of("more steps"), prompts(lease(3, AT)));
        assertEquals(List.of("from an image"), prompts(lease(3, AT)));
        assertEquals(List.of("alike"), prompts(lease(3, AT)));
        assertEquals(List.of(), lease(3, AT));
    }

    @Test
    void whatStartsFromAnImageIsDrawnAlone() {
        accept(Wish.of("fox").from(new StartImage(id(1), 0.5)).count(2));
        assertEquals(1, lease(5, AT).size());
        assertEquals(1, lease(5, AT).size());
    }

    @Test
    void alikeOnesComeInTheirOrder() {
        accept(Wish.of("1"));
        accept(Wish.of("2").priority(5));
        accept(Wish.of("3").deadline(AT.plusSeconds(5)));
        accept(Wish.of("4").priority(5).deadline(AT.plusSeconds(5)));
        assertEquals(List.of("4", "2", "3", "1"), order());
    }

    @Test
    void aLeaseThatRanOutIsGivenToTheNext() {
        accept(Wish.of("fox"));
        RenderJob first = leaseOne(AT);
        assertEquals(
                List.of(), book().lease("here", "b", LEASE, 1, AT.plus(LEASE).minusMillis(1)));
        RenderJob second = book().lease("here", "b", LEASE, 1, AT.plus(LEASE)).getFirst();
        assertEquals(first.id(), second.id());
        assertEquals(2, second.leasing().attempts());
        assertEquals(List.of(), book().renew(List.of(first.id()), "a", AT.plusSeconds(900)));
        assertFalse(settle(first, new JobEvent.Completed("a"), AT.plusSeconds(61)));
        assertEquals(second, find(second));
    }

    @Test
    void aLeaseOfAnotherPoolIsEndedToo() {
        accept(Wish.of("fox").pool("there"));
        RenderJob job = book().lease("there", "b", LEASE, 1, AT).getFirst();
        assertEquals(List.of(), lease(1, AT.plus(LEASE)));
        assertEquals(JobState.QUEUED, find(job).leasing().state());
    }

    @Test
    void aLeaseThatRanOutButWasGivenToNobodyIsStillGood() {
        accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        assertTrue(settle(job, new JobEvent.Completed("a"), AT.plusSeconds(9_999)));
        assertEquals(JobState.DONE, find(job).leasing().state());
    }

    @Test
    void whoeverDiesOverAnImageTooOftenLeavesItDead() {
        accept(Wish.of("fox"));
        Instant now = AT;
        RenderJob job = leaseOne(now);
        for (int attempt = 2; attempt <= RenderBookContract.RULE.attempts(); attempt++) {
            now = now.plus(LEASE);
            assertEquals(attempt, leaseOne(now).leasing().attempts());
        }
        assertEquals(List.of(), lease(1, now.plus(LEASE)));
        assertEquals(JobState.DEAD, find(job).leasing().state());
        assertEquals(
                "its worker stopped without an answer, 3 times",
                find(job).leasing().note());
    }

    @Test
    void whatFailedIsTriedAgainAfterAGrowingPauseUntilItIsDead() {
        accept(Wish.of("fox"));
        Instant now = AT;
        for (int pause : new int[] {10, 15}) {
            RenderJob job = leaseOne(now);
            assertTrue(settle(job, new JobEvent.Failed("a", "no memory", true), now));
            assertEquals(JobState.RETRY, find(job).leasing().state());
            assertEquals("no memory", find(job).leasing().note());
            assertEquals(List.of(), lease(1, now.plusSeconds(pause).minusMillis(1)));
            now = now.plusSeconds(pause);
        }
        RenderJob last = leaseOne(now);
        assertTrue(settle(last, new JobEvent.Failed("a", "no memory", true), now));
        assertEquals(JobState.DEAD, find(last).leasing().state());
    }

    @Test
    void aSnoozedTurnCostsNoAttempt() {
        accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        assertTrue(settle(job, new JobEvent.Snoozed("a", AT.plusSeconds(5), "busy"), AT));
        assertEquals(
                new Leasing(JobState.SNOOZED, 0, AT.plusSeconds(5), null, null, "busy", AT),
                find(job).leasing());
        assertEquals(List.of(), lease(1, AT.plusSeconds(4)));
        assertEquals(1, leaseOne(AT.plusSeconds(5)).leasing().attempts());
    }

    @Test
    void renewedLeasesLastLonger() {
        accept(Wish.of("fox").count(3));
        List<RenderJob> jobs = lease(3, AT);
        List<Long> ids = jobs.stream().map(RenderJob::id).toList();
        assertTrue(settle(jobs.get(1), new JobEvent.Completed("a"), AT));
        assertEquals(
                List.of(ids.get(2), ids.get(0)),
                book().renew(List.of(ids.get(2), ids.get(1), 4_711L, ids.get(0)), "a", AT.plusSeconds(300)));
        assertEquals(List.of(), book().renew(ids, "b", AT.plusSeconds(900)));
        assertEquals(List.of(), book().renew(List.of(), "a", AT));
        assertEquals(AT.plusSeconds(300), find(jobs.get(0)).leasing().leasedUntil());
        assertEquals(List.of(), lease(3, AT.plusSeconds(299)));
        assertEquals(2, lease(3, AT.plusSeconds(300)).size());
    }

    @Test
    void onlyAnEndEndsATurn() {
        accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        for (JobEvent event : List.of(
                new JobEvent.Dropped(),
                new JobEvent.Retried(),
                new JobEvent.Expired(),
                new JobEvent.Unwanted("a", AT, "no"),
                new JobEvent.Renewed("a", AT))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new RenderSettlement(job.id(), event, List.of(), job.latency(), List.of()));
        }
    }

    @Test
    void waitingImagesAreCancelledAtOnceAndThoseInHandMarked() {
        long render = accept(Wish.of("fox").count(5));
        long other = accept(Wish.of("owl"));
        List<RenderJob> jobs = book().jobs(render);
        lease(3, AT);
        assertTrue(settle(find(jobs.get(0)), new JobEvent.Completed("a"), AT));
        assertTrue(settle(find(jobs.get(1)), new JobEvent.Snoozed("a", AT.plusSeconds(9), "busy"), AT));
        assertEquals(List.of(jobs.get(2).id()), book().cancel(render, AT.plusSeconds(1)));
        List<RenderJob> after = book().jobs(render);
        assertEquals(
                List.of(JobState.DONE, JobState.SKIPPED, JobState.LEASED, JobState.SKIPPED, JobState.SKIPPED),
                after.stream().map(job -> job.leasing().state()).toList());
        assertEquals(
                List.of(false, false, true, false, false),
                after.stream().map(RenderJob::cancelled).toList());
        assertEquals(
                new Leasing(JobState.SKIPPED, 0, null, null, null, "cancelled by the user", AT.plusSeconds(1)),
                after.get(4).leasing());
        assertEquals(JobState.QUEUED, book().jobs(other).getFirst().leasing().state());
        assertEquals(List.of(jobs.get(2).id()), book().cancel(render, AT.plusSeconds(2)));
        assertEquals(after, book().jobs(render));
    }

    @Test
    void aCancelledImageIsNotTriedAgainHoweverItsTurnEnds() {
        List<JobEvent> ends = List.of(
                new JobEvent.Failed("a", "no memory", true),
                new JobEvent.Failed("a", "broken", false),
                new JobEvent.Snoozed("a", AT.plusSeconds(5), "busy"),
                new JobEvent.Skipped("a", "in mid-step"));
        for (JobEvent end : ends) {
            long render = accept(Wish.of("fox"));
            RenderJob job = leaseOne(AT);
            assertEquals(List.of(job.id()), book().cancel(render, AT));
            assertTrue(settle(job, end, AT));
            assertEquals(JobState.SKIPPED, find(job).leasing().state());
            assertFalse(find(job).cancelled());
        }
        assertEquals(List.of(), lease(9, AT.plusSeconds(9_999)));
    }

    @Test
    void aCancelledImageWhoseWorkerDiedIsSkipped() {
        long render = accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        book().cancel(render, AT);
        assertEquals(List.of(job.id()), book().renew(List.of(job.id()), "a", AT.plusSeconds(90)));
        assertTrue(find(job).cancelled());
        assertEquals(List.of(), lease(1, AT.plusSeconds(90)));
        assertEquals(JobState.SKIPPED, find(job).leasing().state());
    }

    @Test
    void aCancelledImageThatIsDoneAllTheSameIsDone() {
        long render = accept(Wish.of("fox"));
        RenderJob job = leaseOne(AT);
        book().cancel(render, AT);
        assertTrue(book().settle(RenderTurns.done(job, AT, id(1)), AT));
        assertEquals(JobState.DONE, find(job).leasing().state());
        assertEquals(List.of(id(1)), find(job).assets());
        assertEquals(List.of(), book().cancel(render, AT));
        assertEquals(JobState.DONE, find(job).leasing().state());
    }

    @Test
    void deadAndSkippedOnesCanBeSetGoingAgain() {
        long render = accept(Wish.of("fox").count(4));
        List<RenderJob> jobs = lease(3, AT);
        settle(jobs.get(0), new JobEvent.Completed("a"), AT);
        settle(jobs.get(1), new JobEvent.Failed("a", "broken", false), AT);
        settle(jobs.get(2), new JobEvent.Failed("a", "no memory", true), AT);
        assertEquals(1, book().retry(render, AT.plusSeconds(1)));
        assertEquals(Leasing.queued(AT.plusSeconds(1)), find(jobs.get(1)).leasing());
        assertEquals(JobState.RETRY, find(jobs.get(2)).leasing().state());
        book().cancel(render, AT.plusSeconds(2));
        assertEquals(3, book().retry(render, AT.plusSeconds(3)));
        assertEquals(0, book().retry(render, AT.plusSeconds(3)));
        assertEquals(3, lease(9, AT.plusSeconds(3)).size());
    }

    @Test
    void waitingImagesMoveAndKeepTheirSeedAndTheirPlace() {
        long render = accept(Wish.of("fox").seed(40).count(4).priority(3));
        List<RenderJob> jobs = lease(2, AT);
        settle(jobs.get(0), new JobEvent.Snoozed("a", AT.plusSeconds(5), "busy"), AT);
        QuotedRequest route = Wish.of("fox")
                .seed(40)
                .count(4)
                .pool("there")
                .model("other")
                .steps(9)
                .microUsd(8_002)
                .quoted();
        List<RenderJob> before = book().jobs(render);
        Map<Long, QuotedRequest> routes = Map.of(
                before.get(0).id(),
                route,
                before.get(1).id(),
                route,
                before.get(3).id(),
                route);
        assertEquals(2, book().move(routes, AT.plusSeconds(1)));
        List<RenderJob> after = book().jobs(render);
        assertEquals(before.get(0).moved(route), after.get(0));
        assertEquals(before.get(1), after.get(1));
        assertEquals(before.get(2), after.get(2));
        assertEquals(43, after.get(3).recipe().seed());
        assertEquals("other", after.get(3).recipe().model());
        assertEquals("there", after.get(3).pool());
        assertEquals(2_001, after.get(3).estimatedMicroUsd());
        assertEquals(3, after.get(3).priority());
        assertEquals(before.get(3).leasing(), after.get(3).leasing());
        assertEquals(
                Map.of(
                        "here", new RenderBook.PoolLoad(1, 1, 2.375, 2.375),
                        "there", new RenderBook.PoolLoad(2, 0, 4.75, 0)),
                book().loads());
        assertEquals(
                List.of(after.get(0).id(), after.get(3).id()),
                book().lease("there", "b", LEASE, 9, AT.plusSeconds(5)).stream()
                        .map(RenderJob::id)
                        .toList());
        assertEquals(0, book().move(Map.of(after.get(3).id(), route), AT.plusSeconds(5)));
    }
}
