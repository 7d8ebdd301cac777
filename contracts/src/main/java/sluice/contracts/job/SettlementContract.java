package sluice.contracts.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.contracts.catalog.Sightings.id;
import static sluice.contracts.job.Work.AT;
import static sluice.contracts.job.Work.charge;
import static sluice.contracts.job.Work.done;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sluice.analysis.Analysis;
import sluice.asset.Standing;
import sluice.asset.Standing.Summary;
import sluice.asset.Tier;
import sluice.budget.Charge;
import sluice.budget.Step;
import sluice.contracts.analysis.Analyses;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobKind;
import sluice.job.JobState;
import sluice.job.NewJob;
import sluice.job.Settlement;
import sluice.signal.NewSignal;
import sluice.signal.SignalKind;

/** What the end of a worker's turn writes: job, findings, ledger and standings, all together or not at all. */
public abstract class SettlementContract {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private int variants;

    /** The ports under test, empty at a test's begin. Asked for anew at each step, so they may have been reopened. */
    protected abstract WorthPorts ports();

    @BeforeEach
    void importAssets() {
        ports().importContents(5);
    }

    private Job leased(int content) {
        String variant = "job " + variants++;
        NewJob work = new NewJob(id(content), JobKind.DEEP, variant, 1, false, 1, "for a test", AT);
        assertEquals(1, ports().backlog().offer(List.of(work)));
        return ports().backlog().lease("a", LEASE, 1, false, AT).getFirst();
    }

    private boolean settle(Job job, @Nullable Analysis result) {
        return ports().backlog().settle(done(job, result), AT.plusSeconds(1));
    }

    private void complete(int content, Analysis result) {
        assertTrue(settle(leased(content), result));
    }

    private Standing standing(int content) {
        return ports().asset(id(content)).standing();
    }

    private long revision(int content) {
        return ports().asset(id(content)).revision();
    }

    private List<Charge> lines(int content) {
        return Optional.ofNullable(ports().ledger().of(List.of(id(content))).get(id(content)))
                .orElse(List.of());
    }

    private Job find(Job job) {
        return ports().backlog().find(job.id()).orElseThrow();
    }

    @Test
    void everythingIsWrittenTogether() {
        Job job = leased(1);
        long before = revision(1);
        assertTrue(settle(job, Analyses.standard(id(1), 1, AT)));
        assertEquals(JobState.DONE, find(job).state());
        assertEquals(AT.plusSeconds(1), find(job).changed());
        assertEquals(List.of(charge(job, Step.EMBED, AT)), lines(1));
        assertEquals(1, ports().findings().find(List.of(id(1))).size());
        assertEquals(Map.of(Analyses.MODEL, 1L), ports().findings().counts());
        assertEquals(Tier.STANDARD, standing(1).tier());
        assertEquals(Analyses.standard(id(1), 1, AT).summary(), standing(1).summary());
        assertTrue(revision(1) > before);
    }

    @Test
    void settlingAgainAfterTheAnswerWasLostChangesNothing() {
        Job job = leased(1);
        Settlement settlement = done(job, Analyses.standard(id(1), 1, AT));
        assertTrue(ports().backlog().settle(settlement, AT));
        Job ended = find(job);
        long revision = revision(1);
        assertFalse(ports().backlog().settle(settlement, AT.plusSeconds(5)));
        assertEquals(ended, find(job));
        assertEquals(List.of(charge(job, Step.EMBED, AT)), lines(1));
        assertEquals(revision, revision(1));
    }

    @Test
    void whoeverLostHisLeaseIsBilledAsLostAndChangesNothing() {
        Job first = leased(1);
        Job second =
                ports().backlog().lease("b", LEASE, 1, false, AT.plus(LEASE)).getFirst();
        long revision = revision(1);
        assertFalse(settle(first, Analyses.complete(id(1), 1, AT)));
        assertEquals(second, find(first));
        assertEquals(List.of(charge(first, Step.EMBED, AT).lost()), lines(1));
        assertEquals(Map.of(), ports().findings().find(List.of(id(1))));
        assertEquals(Map.of(), ports().findings().counts());
        assertEquals(revision, revision(1));
        assertTrue(settle(second, Analyses.complete(id(1), 1, AT)));
        assertEquals(List.of(charge(first, Step.EMBED, AT).lost(), charge(second, Step.EMBED, AT)), lines(1));
    }

    @Test
    void aLeaseThatRanOutButWasGivenToNobodyIsStillGood() {
        Job job = leased(1);
        assertTrue(ports().backlog().settle(done(job, Analyses.standard(id(1), 1, AT)), AT.plusSeconds(9_999)));
        assertEquals(JobState.DONE, find(job).state());
    }

    @Test
    void anUnknownJobIsBilledAsLost() {
        Charge charge = charge(leased(1), Step.EMBED, AT);
        Settlement settlement = new Settlement(4_711, new JobEvent.Completed("a"), null, List.of(charge));
        assertFalse(ports().backlog().settle(settlement, AT));
        assertEquals(List.of(charge.lost()), lines(1));
    }

    @Test
    void whatFailedIsBilledToo() {
        Job job = leased(1);
        Charge charge = charge(job, Step.DECODE, AT);
        assertTrue(ports().backlog()
                .settle(new Settlement(job.id(), new JobEvent.Failed("a", "broken", true), null, List.of(charge)), AT));
        assertEquals(List.of(charge), lines(1));
        assertEquals(JobState.RETRY, find(job).state());
        assertEquals(Standing.NEW, standing(1));
    }

    @Test
    void whatAFailedJobFoundOutBeforeIsKept() {
        Job job = leased(1);
        assertTrue(ports().backlog()
                .settle(
                        new Settlement(
                                job.id(),
                                new JobEvent.Failed("a", "no memory for Tier 3", true),
                                Analyses.standard(id(1), 1, AT),
                                List.of()),
                        AT));
        assertEquals(Tier.STANDARD, standing(1).tier());
    }

    @Test
    void aResultAboutAnotherAssetIsRefusedEntirely() {
        Job job = leased(1);
        assertThrows(IllegalArgumentException.class, () -> settle(job, Analyses.standard(id(2), 1, AT)));
        assertEquals(job, find(job));
        assertEquals(List.of(), lines(1));
        assertEquals(Standing.NEW, standing(2));
        assertTrue(settle(job, Analyses.standard(id(1), 1, AT)));
    }

    @Test
    void onlyAnEndEndsATurn() {
        assertThrows(IllegalArgumentException.class, () -> new Settlement(1, new JobEvent.Dropped(), null, List.of()));
    }

    @Test
    void aTierIsNeverTakenBack() {
        complete(1, Analyses.complete(id(1), 1, AT));
        complete(1, Analyses.standard(id(1), 2, AT));
        assertEquals(Tier.DEEP, standing(1).tier());
    }

    @Test
    void theSummarySaysTheMostThatIsKnown() {
        complete(1, Analyses.standard(id(1), 1, AT));
        complete(1, Analyses.deep(id(1), 2, AT));
        Summary both = new Summary(
                Analyses.deep(2).quality().overall(),
                Analyses.standard(1).style().label(),
                Analyses.standard(1).sensitive(),
                false);
        assertEquals(both, standing(1).summary());
        assertEquals(Tier.DEEP, standing(1).tier());
        complete(1, Analyses.standard(id(1), 3, AT));
        assertEquals(Analyses.deep(2).quality().overall(), standing(1).summary().quality());
        assertEquals(Analyses.standard(3).style().label(), standing(1).summary().style());
    }

    @Test
    void vectorsAloneLeaveTheStandingAsItIs() {
        complete(1, Analyses.standard(id(1), 1, AT));
        long revision = revision(1);
        complete(1, Analyses.embedded(id(1), "other", 1, AT));
        assertEquals(revision, revision(1));
        assertEquals(Tier.STANDARD, standing(1).tier());
    }

    @Test
    void theSameFindingsAgainGiveNoNewRevision() {
        complete(1, Analyses.standard(id(1), 1, AT));
        long revision = revision(1);
        complete(1, Analyses.standard(id(1), 1, AT.plusSeconds(9)));
        assertEquals(revision, revision(1));
    }

    private void stack(long stack, int... contents) {
        for (int content : contents) {
            ports().stacking().put(id(content), stack, content == contents[0]);
        }
    }

    @Test
    void membersThatWereNotAnalysedInheritFromTheCover() {
        complete(2, Analyses.standard(id(2), 7, AT));
        stack(5, 0, 1, 2);
        stack(6, 3, 4);
        Summary own = standing(2).summary();
        long untouched = revision(2);
        long before = revision(1);
        complete(0, Analyses.standard(id(0), 1, AT));
        Summary cover = standing(0).summary();
        assertEquals(Analyses.standard(id(0), 1, AT).summary(), cover);
        assertEquals(cover.asInherited(), standing(1).summary());
        assertEquals(Tier.IMMEDIATE, standing(1).tier());
        assertTrue(revision(1) > before);
        assertEquals(own, standing(2).summary());
        assertEquals(untouched, revision(2));
        assertEquals(Summary.NONE, standing(3).summary());
        assertEquals(Summary.NONE, standing(4).summary());
    }

    @Test
    void onlyTheCoverBequeaths() {
        stack(5, 0, 1, 2);
        complete(1, Analyses.standard(id(1), 1, AT));
        assertEquals(Summary.NONE, standing(0).summary());
        assertEquals(Summary.NONE, standing(2).summary());
    }

    @Test
    void ownFindingsTakeThePlaceOfInheritedOnes() {
        stack(5, 0, 1);
        complete(0, Analyses.standard(id(0), 1, AT));
        assertTrue(standing(1).summary().inherited());
        complete(1, Analyses.deep(id(1), 2, AT));
        assertEquals(
                new Summary(Analyses.deep(2).quality().overall(), null, null, false),
                standing(1).summary());
        complete(0, Analyses.standard(id(0), 3, AT));
        assertFalse(standing(1).summary().inherited());
    }

    @Test
    void laterFindingsOfTheCoverAreInheritedAgain() {
        stack(5, 0, 1);
        complete(0, Analyses.standard(id(0), 1, AT));
        complete(0, Analyses.standard(id(0), 2, AT));
        assertEquals(
                Analyses.standard(id(0), 2, AT).summary().asInherited(),
                standing(1).summary());
    }

    @Test
    void whatBelongsToTheUserIsNotInherited() {
        stack(5, 0, 1);
        ports().signals().append(List.of(new NewSignal(id(1), SignalKind.TAGGED, "mine", 0, AT, "page", null)));
        complete(0, Analyses.complete(id(0), 1, AT));
        Standing now = standing(1);
        assertEquals(Standing.NEW.withTag("mine", true).withStack(5L, false).withSummary(now.summary()), now);
    }
}
