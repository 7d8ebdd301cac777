package sluice.contracts.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.job.Work.AT;
import static sluice.contracts.job.Work.explicit;
import static sluice.contracts.job.Work.offer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.asset.AssetId;
import sluice.job.Backlog;
import sluice.job.BacklogCounts;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobKind;
import sluice.job.JobState;
import sluice.job.NewJob;
import sluice.job.RetryRule;
import sluice.job.Settlement;

/** What every backlog does with jobs; what their ends write is in {@link SettlementContract}. */
public abstract class BacklogContract {
    /** What the backlogs under test are made with. */
    public static final RetryRule RULE = new RetryRule(3, Duration.ofSeconds(10), Duration.ofSeconds(15));

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int UNKNOWN = 99;

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract WorthPorts ports();

    @BeforeEach
    void importAssets() {
        ports().importContents(6);
    }

    private Backlog backlog() {
        return ports().backlog();
    }

    private List<Job> lease(String owner, int limit, Instant now) {
        return backlog().lease(owner, LEASE, limit, false, now);
    }

    private Job leaseOne(String owner, Instant now) {
        return lease(owner, 1, now).getFirst();
    }

    private boolean settle(Job job, JobEvent event, Instant now) {
        return backlog().settle(new Settlement(job.id(), event, null, List.of()), now);
    }

    private Job find(Job job) {
        return backlog().find(job.id()).orElseThrow();
    }

    private static List<AssetId> assets(List<Job> jobs) {
        return jobs.stream().map(job -> job.what().asset()).toList();
    }

    @Test
    void whatIsOfferedWaits() {
        NewJob work = new NewJob(id(2), JobKind.EMBED, "model-b", 0.125, true, 2.5, "wegen 雾 🎨", AT);
        assertEquals(2, backlog().offer(List.of(work, offer(0, 1))));
        Job job = backlog().next(1).getFirst();
        assertEquals(
                new Job(job.id(), work, JobState.QUEUED, 0, null, null, null, "", AT),
                backlog().find(job.id()).orElseThrow());
        assertTrue(backlog().find(job.id() + 100).isEmpty());
    }

    @Test
    void anUnknownAssetIsPassedOver() {
        assertEquals(1, backlog().offer(List.of(offer(UNKNOWN, 1), offer(0, 1))));
        assertEquals(List.of(id(0)), assets(backlog().next(10)));
        assertEquals(0, backlog().offer(List.of()));
    }

    @Test
    void theSameWorkIsOneJob() {
        assertEquals(1, backlog().offer(List.of(offer(0, 1), offer(0, 1))));
        assertEquals(0, backlog().offer(List.of(offer(0, 0.5))));
        assertEquals(1, backlog().offer(List.of(offer(0, 2))));
        assertEquals(1, backlog().next(10).size());
        assertEquals(2, backlog().next(1).getFirst().what().priority());
        assertEquals(1, backlog().offer(List.of(offer(0, JobKind.DEEP, 1, false))));
        assertEquals(2, backlog().next(10).size());
    }

    @Test
    void anExplicitOfferWinsOverAnyPriority() {
        backlog().offer(List.of(offer(0, 100)));
        assertEquals(1, backlog().offer(List.of(explicit(0, 1))));
        assertEquals(explicit(0, 1), backlog().next(1).getFirst().what());
        assertEquals(0, backlog().offer(List.of(offer(0, 1_000))));
    }

    @Test
    void explicitOnesGoFirstThenByPriorityThenByAge() {
        backlog().offer(List.of(offer(0, 1), offer(1, 5), explicit(2, 0.1), offer(3, 1), explicit(4, 0.2)));
        List<AssetId> order = List.of(id(4), id(2), id(1), id(0), id(3));
        assertEquals(order, assets(backlog().next(10)));
        assertEquals(order.subList(0, 2), assets(backlog().next(2)));
        assertEquals(order.subList(0, 3), assets(lease("a", 3, AT)));
        assertEquals(order.subList(3, 5), assets(lease("b", 3, AT)));
        assertEquals(List.of(), lease("c", 3, AT));
    }

    @Test
    void zeroIsOnePriorityHoweverItIsWritten() {
        backlog().offer(List.of(offer(0, -0.0), offer(1, 0.0), offer(2, Double.POSITIVE_INFINITY), offer(3, -1)));
        assertEquals(List.of(id(2), id(0), id(1), id(3)), assets(backlog().next(10)));
    }

    @Test
    void aLeaseSaysWhoAndUntilWhen() {
        backlog().offer(List.of(offer(0, 1)));
        Job job = leaseOne("a", AT.plusSeconds(1));
        assertEquals(JobState.LEASED, job.state());
        assertEquals("a", job.owner());
        assertEquals(AT.plusSeconds(61), job.leasedUntil());
        assertEquals(1, job.attempts());
        assertEquals(job, find(job));
        assertEquals(List.of(job), backlog().in(JobState.LEASED, 0, 10));
    }

    @Test
    void onlyExplicitWorkIsGivenOutWhenTheBudgetIsSpent() {
        backlog().offer(List.of(offer(0, 9), explicit(1, 1), explicit(2, 2)));
        assertEquals(List.of(id(2), id(1)), assets(backlog().lease("a", LEASE, 10, true, AT)));
        assertEquals(List.of(), backlog().lease("a", LEASE, 10, true, AT));
        assertEquals(List.of(id(0)), assets(lease("a", 10, AT)));
    }

    @Test
    void aLeaseThatRanOutIsGivenToTheNext() {
        backlog().offer(List.of(offer(0, 1)));
        Job first = leaseOne("a", AT);
        assertEquals(List.of(), lease("b", 1, AT.plus(LEASE).minusMillis(1)));
        Job second = leaseOne("b", AT.plus(LEASE));
        assertEquals(first.id(), second.id());
        assertEquals(2, second.attempts());
        assertEquals("b", second.owner());
        assertFalse(backlog().renew(first.id(), "a", AT.plusSeconds(500)));
        assertFalse(settle(first, new JobEvent.Completed("a"), AT.plusSeconds(61)));
        assertEquals(second, find(second));
    }

    @Test
    void whoeverDiesOverAJobTooOftenLeavesItDead() {
        backlog().offer(List.of(offer(0, 1)));
        Instant now = AT;
        for (int attempt = 1; attempt <= RULE.attempts(); attempt++) {
            assertEquals(attempt, leaseOne("a", now).attempts());
            now = now.plus(LEASE);
        }
        assertEquals(List.of(), lease("a", 1, now));
        Job dead = backlog().in(JobState.DEAD, 0, 10).getFirst();
        assertEquals("its worker stopped without an answer, 3 times", dead.note());
    }

    @Test
    void aRenewedLeaseLastsLonger() {
        backlog().offer(List.of(offer(0, 1)));
        Job job = leaseOne("a", AT);
        assertTrue(backlog().renew(job.id(), "a", AT.plusSeconds(300)));
        assertFalse(backlog().renew(job.id(), "b", AT.plusSeconds(900)));
        assertFalse(backlog().renew(job.id() + 100, "a", AT.plusSeconds(900)));
        assertEquals(List.of(), lease("b", 1, AT.plusSeconds(299)));
        assertEquals(AT.plusSeconds(300), find(job).leasedUntil());
        assertEquals(1, lease("b", 1, AT.plusSeconds(300)).size());
    }

    @Test
    void whatFailedIsTriedAgainAfterAGrowingPauseUntilItIsDead() {
        backlog().offer(List.of(offer(0, 1)));
        Instant now = AT;
        for (int pause : new int[] {10, 15}) {
            Job job = leaseOne("a", now);
            assertTrue(settle(job, new JobEvent.Failed("a", "out of memory", true), now));
            Job retry = backlog().in(JobState.RETRY, 0, 10).getFirst();
            assertEquals(now.plusSeconds(pause), retry.due());
            assertEquals("out of memory", retry.note());
            assertEquals(List.of(), lease("a", 1, now.plusSeconds(pause).minusMillis(1)));
            now = now.plusSeconds(pause);
        }
        assertTrue(settle(leaseOne("a", now), new JobEvent.Failed("a", "for good", true), now));
        assertEquals("for good", backlog().in(JobState.DEAD, 0, 10).getFirst().note());
        assertEquals(List.of(), lease("a", 1, now.plusSeconds(9_999)));
    }

    @Test
    void whatCannotSucceedIsDeadAtOnce() {
        backlog().offer(List.of(offer(0, 1)));
        settle(leaseOne("a", AT), new JobEvent.Failed("a", "no such model", false), AT);
        assertEquals(JobState.DEAD, backlog().in(JobState.DEAD, 0, 1).getFirst().state());
    }

    @Test
    void whatIsPutOffCostsNoAttempt() {
        backlog().offer(List.of(offer(0, 1)));
        Instant later = AT.plusSeconds(500);
        assertTrue(settle(leaseOne("a", AT), new JobEvent.Snoozed("a", later, "the machine is busy"), AT));
        Job snoozed = backlog().in(JobState.SNOOZED, 0, 10).getFirst();
        assertEquals(later, snoozed.due());
        assertEquals(0, snoozed.attempts());
        assertEquals(List.of(), backlog().next(10));
        assertEquals(1, leaseOne("a", later).attempts());
    }

    @Test
    void jobsInAStateAreAnsweredInPages() {
        backlog()
                .offer(IntStream.range(0, 6)
                        .mapToObj(content -> offer(content, content))
                        .toList());
        List<Job> all = backlog().in(JobState.QUEUED, 0, 10);
        assertEquals(IntStream.range(0, 6).mapToObj(content -> id(content)).toList(), assets(all));
        assertEquals(all.subList(0, 2), backlog().in(JobState.QUEUED, 0, 2));
        assertEquals(all.subList(2, 6), backlog().in(JobState.QUEUED, all.get(1).id(), 10));
        assertEquals(List.of(), backlog().in(JobState.DONE, 0, 10));
    }

    @Test
    void theUserRevivesAndDropsJobs() {
        backlog().offer(List.of(offer(0, 3), offer(1, 2), offer(2, 1)));
        Job dead = leaseOne("a", AT);
        settle(dead, new JobEvent.Failed("a", "broken", false), AT);
        Job leased = leaseOne("a", AT);
        Job waiting = backlog().next(1).getFirst();
        List<Long> all = List.of(dead.id(), leased.id(), waiting.id(), 12_345L);
        assertEquals(1, backlog().apply(all, new JobEvent.Retried(), AT.plusSeconds(1)));
        Job revived = find(dead);
        assertEquals(JobState.QUEUED, revived.state());
        assertEquals(0, revived.attempts());
        assertEquals(AT.plusSeconds(1), revived.changed());
        assertEquals(2, backlog().apply(all, new JobEvent.Dropped(), AT.plusSeconds(2)));
        assertEquals(JobState.SKIPPED, find(dead).state());
        assertEquals("dropped by the user", find(waiting).note());
        assertEquals(leased, find(leased));
        assertEquals(0, backlog().apply(List.of(), new JobEvent.Dropped(), AT));
    }

    @Test
    void onlyTheUsersActsCanBeApplied() {
        assertThrows(
                IllegalArgumentException.class, () -> backlog().apply(List.of(1L), new JobEvent.Completed("a"), AT));
        assertThrows(IllegalArgumentException.class, () -> backlog().apply(List.of(), new JobEvent.Expired(), AT));
    }

    @Test
    void onlyWaitingJobsAreReranked() {
        backlog().offer(List.of(offer(0, 3), offer(1, 2), offer(2, 1), offer(3, 0.5)));
        Job leased = leaseOne("a", AT);
        Job snoozed = leaseOne("a", AT);
        settle(snoozed, new JobEvent.Snoozed("a", AT.plusSeconds(9), "busy"), AT);
        List<Job> queued = backlog().next(10);
        backlog()
                .rerank(Map.of(
                        leased.id(),
                        77.0,
                        snoozed.id(),
                        66.0,
                        queued.get(0).id(),
                        0.25,
                        queued.get(1).id(),
                        0.5,
                        4_711L,
                        55.0));
        assertEquals(List.of(id(3), id(2)), assets(backlog().next(10)));
        assertEquals(leased, find(leased));
        assertEquals(66, find(snoozed).what().priority());
        assertEquals(queued.get(0).withPriority(0.25), find(queued.get(0)));
        assertEquals(queued.get(1), find(queued.get(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> backlog().rerank(Map.of(queued.get(0).id(), Double.NaN)));
    }

    @Test
    void countsSayWhatWaits() {
        assertEquals(new BacklogCounts(Map.of(), 0, 0, 0), backlog().counts());
        backlog().offer(List.of(offer(0, 9), explicit(1, 1), offer(2, 2), offer(3, 3), explicit(4, 4)));
        Job done = leaseOne("a", AT);
        settle(done, new JobEvent.Completed("a"), AT);
        Job failed = leaseOne("a", AT);
        settle(failed, new JobEvent.Failed("a", "again", true), AT);
        Job leased = leaseOne("a", AT);
        assertEquals(
                new BacklogCounts(
                        Map.of(JobState.DONE, 1L, JobState.RETRY, 1L, JobState.LEASED, 1L, JobState.QUEUED, 2L),
                        failed.what().explicit() ? 1 : 0,
                        failed.what().estimate() + backlogEstimates(),
                        failed.what().explicit() ? failed.what().estimate() : 0),
                backlog().counts());
        assertEquals(id(0), leased.what().asset());
    }

    private double backlogEstimates() {
        return backlog().next(10).stream()
                .mapToDouble(job -> job.what().estimate())
                .sum();
    }

    @Test
    void aLimitOfNoneAnswersNothingAndLessIsAMistake() {
        backlog().offer(List.of(offer(0, 1)));
        assertEquals(List.of(), lease("a", 0, AT));
        assertEquals(List.of(), backlog().next(0));
        assertEquals(List.of(), backlog().in(JobState.QUEUED, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> lease("a", -1, AT));
        assertThrows(IllegalArgumentException.class, () -> backlog().next(-1));
        assertThrows(IllegalArgumentException.class, () -> backlog().in(JobState.QUEUED, 0, -1));
    }
}
