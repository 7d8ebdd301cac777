package sluice.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.tier.SmallLibrary.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.asset.Lineage;
import sluice.contracts.catalog.Faults;
import sluice.contracts.job.FaultyBacklog;
import sluice.curate.Assignment;
import sluice.curate.grouping.Grouping;
import sluice.curate.likeness.GroupingRules;
import sluice.curate.likeness.Looks;
import sluice.job.Job;
import sluice.job.JobEvent;
import sluice.job.JobKind;
import sluice.job.JobState;
import sluice.job.Settlement;
import sluice.signal.SignalKind;
import sluice.value.Contribution;
import sluice.value.Valuation;
import sluice.value.ValueWeights;

/** How values and the backlog keep up with what happens. */
class PromoterTest {
    private final SmallLibrary library = new SmallLibrary();
    private final AtomicReference<PromotionPolicy> policy = new AtomicReference<>(CostAwarePolicy.DEFAULT);
    private final AtomicReference<ValueWeights> weights = new AtomicReference<>(ValueWeights.DEFAULT);
    private final AtomicReference<Instant> since = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger offers = new AtomicInteger();
    private final List<Promoter> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(Promoter::close);
    }

    private Promoter promoter() {
        return promoter(library.records(), changed -> Set.of());
    }

    private Rules rules() {
        return new Rules(weights::get, since::get, policy::get, library::facts);
    }

    /** All that wait, ranked as of now: a promoter does that when it has rest, and may be closed before. */
    private Set<Job> ranked() {
        Ranking ranking = new Ranking(library.records(), rules(), 100);
        while (ranking.next(library.clock.instant())) {
            // the next page
        }
        return new HashSet<>(library.jobs(JobState.QUEUED));
    }

    private Promoter promoter(Records records, Arrivals arrivals) {
        Promoter promoter = new Promoter(records, rules(), arrivals, offers::incrementAndGet, library.clock);
        started.add(promoter);
        promoter.start();
        return promoter;
    }

    @Test
    void everythingIsValuedAndOfferedAndThenThereIsRest() throws Exception {
        List<AssetId> assets = library.fill(1_300);
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        assertTrue(assets.stream().allMatch(asset -> library.value(asset) > 0));
        List<Job> queued = library.jobs(JobState.QUEUED);
        assertEquals(1_300, queued.size());
        assertTrue(queued.stream()
                .allMatch(job -> job.what().kind() == JobKind.STANDARD
                        && !job.what().explicit()
                        && job.what().estimate() > 0));

        long revision = library.lastRevision();
        Map<AssetId, Valuation> valuations = library.ports.valuations().find(assets);
        int offered = offers.get();
        promoter.reconsider();
        promoter.awaitCaughtUp();
        assertEquals(revision, library.lastRevision(), "a second look changes nothing");
        assertEquals(valuations, library.ports.valuations().find(assets));
        assertEquals(queued, library.jobs(JobState.QUEUED));
        assertEquals(offered, offers.get());
    }

    @Test
    void otherWeightsAreForEverythingAlsoAfterAStop() throws Exception {
        List<AssetId> assets = library.fill(1_300);
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        library.pass(Duration.ofMinutes(1));
        Instant changed = library.clock.instant();
        // So little that no value is indexed anew, but every explanation has to be by the weights in force.
        weights.set(new ValueWeights(-4.001, ValueWeights.DEFAULT.weights()));
        since.set(changed);
        promoter.wake();
        SmallLibrary.await(
                "some are valued anew",
                () -> library.ports.valuations().staleBefore(changed, 2_000).size() < 1_300);
        promoter.close();
        Promoter next = promoter();
        next.awaitCaughtUp();
        SmallLibrary.await(
                "all are valued anew",
                () -> library.ports.valuations().staleBefore(changed, 1).isEmpty());
        double base = 1 / (1 + Math.exp(4.001));
        library.ports
                .valuations()
                .find(assets)
                .values()
                .forEach(valuation -> assertTrue(valuation.because().stream()
                        .anyMatch(
                                part -> part.signal().equals("base") && Math.abs(part.contribution() - base) < 1e-9)));
    }

    @Test
    void weightsOfTheFutureDoNotKeepItBusy() throws Exception {
        List<AssetId> assets = library.fill(10);
        since.set(library.clock.instant().plus(Duration.ofDays(1)));
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        long revision = library.lastRevision();
        Map<AssetId, Valuation> valuations = library.ports.valuations().find(assets);
        promoter.awaitCaughtUp();
        assertEquals(revision, library.lastRevision());
        assertEquals(valuations, library.ports.valuations().find(assets));
    }

    @Test
    void aStarIsFirstInTheBacklogWithItsReason() throws Exception {
        List<AssetId> assets = library.fill(50);
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        double before = library.value(assets.get(17));
        library.act(assets.get(17), SignalKind.STARRED);
        promoter.wake(List.of(assets.get(17)));
        promoter.awaitCaughtUp();
        Job first = library.ports.backlog().next(1).getFirst();
        assertEquals(assets.get(17), first.what().asset());
        assertEquals(JobKind.DEEP, first.what().kind());
        assertTrue(first.what().explicit());
        assertEquals("because it was starred", first.what().reason());
        assertEquals(library.clock.instant(), first.what().at());
        assertTrue(library.value(assets.get(17)) > before + 0.2);
        Valuation valuation = library.ports.valuations().find(assets).get(assets.get(17));
        assertNotNull(valuation);
        assertEquals("starred", valuation.because().getFirst().signal());
        assertEquals(
                valuation.value(),
                valuation.because().stream()
                        .mapToDouble(Contribution::contribution)
                        .sum(),
                1e-9);
        assertEquals(
                1,
                library.jobs(JobState.QUEUED).stream()
                        .filter(job -> job.what().explicit())
                        .count());
    }

    @Test
    void aViewIsSeenThoughItChangesNothingInTheCatalog() throws Exception {
        List<AssetId> assets = library.fill(20);
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        double before = library.value(assets.get(3));
        double other = library.value(assets.get(4));
        library.act(assets.get(3), SignalKind.VIEWED);
        promoter.awaitCaughtUp();
        assertTrue(library.value(assets.get(3)) > before);
        assertEquals(other, library.value(assets.get(4)));
        assertEquals(
                assets.get(3), library.ports.backlog().next(1).getFirst().what().asset());
    }

    @Test
    void whatHappenedBeforeTheStartCountsToo() throws Exception {
        List<AssetId> assets = library.fill(700);
        for (AssetId asset : assets) {
            library.act(asset, SignalKind.VIEWED);
        }
        library.act(assets.get(5), SignalKind.DOWNLOADED);
        promoter().awaitCaughtUp();
        assertEquals(
                assets.get(5), library.ports.backlog().next(1).getFirst().what().asset());
        assertEquals(1, library.jobs(assets.get(5), JobState.QUEUED).size());
    }

    @Test
    void aValueFadesAndItsWaitingJobWithIt() throws Exception {
        List<AssetId> assets = library.fill(10);
        library.act(assets.get(0), SignalKind.VIEWED);
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        double fresh = library.value(assets.get(0));
        double priority =
                library.jobs(assets.get(0), JobState.QUEUED).getFirst().what().priority();
        library.pass(Duration.ofDays(60));
        promoter.wake();
        await("the value has faded", () -> library.value(assets.get(0)) < fresh * 0.7);
        await(
                "so has its priority",
                () -> library.jobs(assets.get(0), JobState.QUEUED)
                                .getFirst()
                                .what()
                                .priority()
                        < priority * 0.7);
    }

    @Test
    void aStarThatWasTakenBackLeavesItsJobLast() throws Exception {
        List<AssetId> assets = library.fill(5);
        policy.set(new ManualPolicy());
        library.act(assets.get(0), SignalKind.STARRED);
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        assertEquals(1, library.jobs(JobState.QUEUED).size());
        library.act(assets.get(0), SignalKind.UNSTARRED);
        library.pass(Duration.ofMinutes(6));
        promoter.wake();
        await(
                "it is not wanted",
                () -> library.jobs(JobState.QUEUED).getFirst().what().priority() == 0);
    }

    @Test
    void anotherPolicyIsFollowedOnceItIsToldOf() throws Exception {
        library.fill(30);
        policy.set(new MinimalPolicy());
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        assertEquals(0, library.jobs(JobState.QUEUED).size());
        policy.set(new UniformPolicy());
        promoter.reconsider();
        promoter.awaitCaughtUp();
        assertEquals(30, library.jobs(JobState.QUEUED).size());
        policy.set(new MinimalPolicy());
        promoter.reconsider();
        await(
                "nothing is wanted any more",
                () -> library.jobs(JobState.QUEUED).stream()
                        .allMatch(job -> job.what().priority() == 0));
    }

    @Test
    void aDeadJobComesBackForANewActAndNotForTheOldOne() throws Exception {
        List<AssetId> assets = library.fill(3);
        library.act(assets.get(0), SignalKind.STARRED);
        policy.set(new ManualPolicy());
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        library.pass(Duration.ofSeconds(1));
        Job job = library.ports
                .backlog()
                .lease("me", Duration.ofMinutes(1), 1, false, library.clock.instant())
                .getFirst();
        library.ports
                .backlog()
                .settle(
                        new Settlement(job.id(), new JobEvent.Failed("me", "broken", false), null, List.of()),
                        library.clock.instant());
        promoter.reconsider();
        promoter.awaitCaughtUp();
        assertEquals(1, library.jobs(JobState.DEAD).size());
        library.act(assets.get(0), SignalKind.PROMOTED);
        promoter.awaitCaughtUp();
        assertEquals(0, library.jobs(JobState.DEAD).size());
        assertEquals(1, library.jobs(assets.get(0), JobState.QUEUED).size());
    }

    @Test
    void aMemberOfAStackWaitsUntilSomethingSinglesItOut() throws Exception {
        List<AssetId> assets = library.fill(6);
        library.groups.assign(List.of(new Assignment.Stacked(0, assets.get(0), assets.subList(0, 4), "it came first")));
        Promoter promoter = promoter();
        promoter.awaitCaughtUp();
        assertEquals(
                Set.of(assets.get(0), assets.get(4), assets.get(5)), waiting(), "its cover, and what stands alone");
        assertEquals(
                assets.get(0), library.ports.backlog().next(1).getFirst().what().asset(), "the cover first");
        assertTrue(library.value(assets.get(1)) < library.value(assets.get(0)));
        library.act(assets.get(2), SignalKind.TAGGED);
        promoter.awaitCaughtUp();
        assertEquals(Set.of(assets.get(0), assets.get(2), assets.get(4), assets.get(5)), waiting());
    }

    @Test
    void whatWasMadeLargerIsWantedWhenItsChildComes() throws Exception {
        List<AssetId> assets = library.fill(3);
        library.groups.link(List.of(new Lineage(assets.get(0), assets.get(2), Lineage.Kind.UPSCALED)));
        Promoter promoter = promoter(
                library.records(),
                changed -> changed.stream().anyMatch(asset -> asset.id().equals(assets.get(2)))
                        ? Set.of(assets.get(0))
                        : Set.of());
        promoter.awaitCaughtUp();
        Job first = library.ports.backlog().next(1).getFirst();
        assertEquals(assets.get(0), first.what().asset());
        assertEquals("because it was made larger", first.what().reason());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itComesToRestWithRealGroupingAndFaultyStorage(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<AssetId> assets = library.fill(60);
        Grouping grouping = new Grouping(library.ports.catalog(), library.groups, Looks.UNKNOWN, GroupingRules.DEFAULT);
        Records faulty = new Records(
                library.ports.catalog(),
                library.ports.signals(),
                library.groups,
                library.ports.valuations(),
                new FaultyBacklog(library.ports.backlog(), new Faults(seed, 0.2)));
        Promoter promoter = promoter(faulty, grouping::take);
        for (int i = 0; i < 80; i++) {
            SignalKind kind = SignalKind.values()[random.nextInt(SignalKind.values().length)];
            AssetId asset = assets.get(random.nextInt(assets.size()));
            library.act(asset, kind);
            if (random.nextBoolean()) {
                promoter.wake(List.of(asset));
            }
        }
        await("it has caught up in spite of failures", () -> {
            promoter.wake();
            return promoter.caughtUp();
        });
        promoter.close();

        long revision = library.lastRevision();
        Set<Job> queued = ranked();
        Promoter second = promoter(library.records(), grouping::take);
        second.awaitCaughtUp();
        second.close();
        assertEquals(revision, library.lastRevision(), "who looks again finds nothing to change");
        assertEquals(queued, ranked());
    }

    @Test
    void aUserWhoWaitsIsAnsweredAtOnce() {
        List<AssetId> assets = library.fill(2);
        Promoter promoter = new Promoter(
                library.records(),
                new Rules(() -> ValueWeights.DEFAULT, () -> Instant.EPOCH, policy::get, library::facts),
                changed -> Set.of(),
                () -> {},
                library.clock);
        assertNull(library.asset(assets.get(0)).standing().value());
        library.act(assets.get(0), SignalKind.PROMOTED);
        promoter.promoteNow(List.of(assets.get(0)));
        assertEquals(1, library.jobs(assets.get(0), JobState.QUEUED).size());
    }

    private Set<AssetId> waiting() {
        Set<AssetId> waiting = new HashSet<>();
        library.jobs(JobState.QUEUED).forEach(job -> waiting.add(job.what().asset()));
        return waiting;
    }
}
