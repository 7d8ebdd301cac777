package sluice.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static sluice.tier.SmallLibrary.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.asset.AssetId;
import sluice.asset.Tier;
import sluice.budget.Charge;
import sluice.budget.Estimates;
import sluice.budget.Prices;
import sluice.budget.Step;
import sluice.budget.Till;
import sluice.contracts.catalog.Faults;
import sluice.contracts.job.FaultyBacklog;
import sluice.contracts.job.WorthPorts;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.job.Backlog;
import sluice.job.Job;
import sluice.job.JobKind;
import sluice.job.JobState;
import sluice.job.NewJob;
import sluice.job.RetryRule;
import sluice.signal.SignalKind;
import sluice.tier.SmallLibrary;

/** How the backlog is worked off, and what stops it. */
class WorkersTest {
    private static final Opening OPEN = new Opening(Admits.ALL, 2, "quiet", null);
    private static final Opening EXPLICIT = Opening.explicit("somebody is using the library", null);
    private static final Opening SHUT = Opening.shut("paused");

    private SmallLibrary library = new SmallLibrary();
    private ScriptedAnalyst analyst = new ScriptedAnalyst(library.clock);
    private final AtomicReference<Opening> gate = new AtomicReference<>(OPEN);
    private final QueueSwitch mode = new QueueSwitch(QueueMode.AUTOMATIC, kept -> {});
    private final AtomicReference<Allowance> allowance = new AtomicReference<>(underWay -> true);
    private final AtomicInteger heard = new AtomicInteger();
    private final List<Workers> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(Workers::close);
    }

    private Workers work() {
        return work(library.ports.backlog());
    }

    private Workers work(Backlog backlog) {
        Desk desk = new Desk(
                backlog,
                library.ports.catalog(),
                analyst,
                underWay -> allowance.get().allows(underWay),
                () -> Estimates.PRIOR,
                new Till(Prices.DEFAULT),
                library.clock);
        Workers workers = new Workers(
                "test",
                2,
                new Workers.Pace(Duration.ofSeconds(20), Duration.ofMillis(20), Duration.ofSeconds(20)),
                desk,
                mode,
                gate::get,
                () -> true,
                heard::incrementAndGet);
        started.add(workers);
        workers.start();
        return workers;
    }

    private void offer(AssetId asset, JobKind kind, boolean explicit, double priority) {
        library.ports
                .backlog()
                .offer(List.of(new NewJob(
                        asset,
                        kind,
                        "",
                        priority,
                        explicit,
                        ScriptedAnalyst.SECONDS,
                        "to be tested",
                        library.clock.instant())));
    }

    private List<AssetId> offer(int count) {
        List<AssetId> assets = library.fill(count);
        assets.forEach(asset -> offer(asset, JobKind.STANDARD, false, 1));
        return assets;
    }

    private void awaitEnd(int jobs) throws InterruptedException {
        await(
                "all jobs come to an end",
                () -> library.ports.backlog().counts().states().entrySet().stream()
                                .filter(entry -> entry.getKey().ended())
                                .mapToLong(entry -> entry.getValue())
                                .sum()
                        == jobs);
    }

    @Test
    void whatLiesInTheTrashIsLeftUntilItIsTakenOutAgain() throws Exception {
        List<AssetId> assets = offer(2);
        AssetId trashed = assets.getFirst();
        library.act(trashed, SignalKind.REJECTED);
        Workers workers = work();
        awaitEnd(1);
        await("it is put off", () -> library.jobs(trashed, JobState.SNOOZED).size() == 1);
        assertEquals(
                "it is in the trash",
                library.jobs(trashed, JobState.SNOOZED).getFirst().note());
        assertEquals(List.of(), charges(trashed), "nothing was worked on");
        library.act(trashed, SignalKind.RESTORED);
        offer(trashed, JobKind.STANDARD, false, 0.1);
        workers.wake();
        awaitEnd(2);
        assertEquals(Tier.STANDARD, library.asset(trashed).standing().tier());
    }

    @Test
    void everyJobIsDoneOnceAndEveryStepBilled() throws Exception {
        List<AssetId> assets = offer(40);
        Workers workers = work();
        awaitEnd(40);
        assertEquals(80, new HashSet<>(analyst.begun).size());
        assertEquals(80, analyst.begun.size(), "nothing is done twice");
        for (AssetId asset : assets) {
            assertEquals(Tier.STANDARD, library.asset(asset).standing().tier());
            List<Charge> charges = charges(asset);
            assertEquals(2, charges.size());
            for (Charge charge : charges) {
                assertEquals(Charge.Outcome.DONE, charge.outcome());
                assertTrue(charge.automatic());
                assertEquals(Estimates.PRIOR.of(charge.step()), charge.estimated());
                assertTrue(charge.cost().cpuSeconds() >= 0.001, () -> charge + " took a millisecond at least");
                assertEquals(
                        Prices.DEFAULT.microUsd(charge.cost().cpuSeconds()),
                        charge.cost().microUsd(),
                        1,
                        "what one bill leaves over, the next takes up");
                assertTrue(charge.key().startsWith("job:"), charge.key());
            }
        }
        await("nothing is in hand", () -> workers.current().isEmpty());
        await("the listener was told", () -> heard.get() > 0);
    }

    @Test
    void whateverAJobDoesTheWorkerGoesOn() throws Exception {
        List<AssetId> assets = offer(12);
        analyst.on(assets.get(0), () -> {
            throw new IllegalStateException("no such plane");
        });
        analyst.on(assets.get(1), () -> {
            throw SluiceException.of(FailureCode.UNSUPPORTED, "too exotic");
        });
        analyst.on(assets.get(2), () -> {
            throw new NotWorthwhileException("its file is gone");
        });
        analyst.on(assets.get(3), () -> endless(0));
        analyst.on(assets.get(4), () -> {
            throw new OutOfMemoryError("a large picture");
        });
        analyst.on(assets.get(5), () -> {
            throw new NoClassDefFoundError("sluice/Missing");
        });
        work();
        awaitEnd(12);
        assertEquals(List.of(JobState.DEAD, "no such plane", 3), end(assets.get(0)), "tried again");
        assertEquals(List.of(JobState.DEAD, "too exotic", 1), end(assets.get(1)), "trying again cannot help");
        assertEquals(List.of(JobState.SKIPPED, "its file is gone", 1), end(assets.get(2)));
        assertEquals(List.of(JobState.DEAD, "StackOverflowError", 3), end(assets.get(3)));
        assertEquals(List.of(JobState.DEAD, "a large picture", 3), end(assets.get(4)));
        assertEquals(JobState.DEAD, end(assets.get(5)).getFirst());
        assertEquals(6, library.jobs(JobState.DONE).size());
        List<Charge> failed = charges(assets.get(0));
        assertEquals(6, failed.size(), "two steps, three times");
        assertEquals(
                3,
                failed.stream()
                        .filter(charge -> charge.outcome() == Charge.Outcome.FAILED)
                        .count());
        assertEquals(Tier.IMMEDIATE, library.asset(assets.get(0)).standing().tier());
    }

    private static int endless(int depth) {
        return depth < 0 ? 0 : endless(depth + 1) + 1;
    }

    private List<Object> end(AssetId asset) {
        Job job = library.ports.backlog().find(jobOf(asset)).orElseThrow();
        return List.of(job.state(), job.note(), job.attempts());
    }

    private long jobOf(AssetId asset) {
        for (JobState state : JobState.values()) {
            for (Job job : library.jobs(asset, state)) {
                return job.id();
            }
        }
        throw new AssertionError("no job for " + asset);
    }

    @Test
    void aPauseTakesEffectBeforeTheNextStep() throws Exception {
        AssetId asset = offer(1).getFirst();
        gate.set(SHUT);
        Workers workers = work();
        CountDownLatch deciding = new CountDownLatch(1);
        CountDownLatch decided = new CountDownLatch(1);
        // The gate shuts while the job's second step is under way. Until then it has one place: a second worker that
        // had
        // been let in, and was slow to look for work, would find the second job.
        analyst.on(asset, () -> {
            deciding.countDown();
            decided.await();
        });
        gate.set(new Opening(Admits.ALL, 1, "quiet", null));
        workers.wake();
        deciding.await();
        gate.set(SHUT);
        workers.wake();
        offer(library.fill(2).get(1), JobKind.STANDARD, true, 5);
        workers.wake();
        assertEquals(List.of(new CurrentWork(1, asset, JobKind.STANDARD, Step.QUALITY)), workers.current());
        decided.countDown();
        await("the job in hand has ended", () -> workers.current().isEmpty());
        assertEquals(1, library.jobs(JobState.QUEUED).size(), "nothing new was begun");
        assertFalse(workers.opening().open());
        gate.set(OPEN);
        workers.wake();
        awaitEnd(2);
    }

    @Test
    void aJobIsHeldUpBetweenItsStepsAndGivesItsPlaceToWhatTheUserWants() throws Exception {
        List<AssetId> assets = library.fill(2);
        gate.set(new Opening(Admits.ALL, 1, "quiet", null));
        AtomicReference<Workers> workers = new AtomicReference<>();
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch shut = new CountDownLatch(1);
        Analyst slow = (job, asset, meter) -> {
            if (asset.id().equals(assets.get(0))) {
                meter.step(Step.DECODE, () -> {
                    began.countDown();
                    shut.await();
                    return 1;
                });
            }
            return analyst.analyse(job, asset, meter);
        };
        offer(assets.get(0), JobKind.STANDARD, false, 1);
        Desk desk = new Desk(
                library.ports.backlog(),
                library.ports.catalog(),
                slow,
                underWay -> true,
                () -> Estimates.PRIOR,
                new Till(Prices.DEFAULT),
                library.clock);
        workers.set(new Workers(
                "test",
                2,
                new Workers.Pace(Duration.ofSeconds(20), Duration.ofMillis(20), Duration.ofSeconds(20)),
                desk,
                mode,
                gate::get,
                () -> true,
                () -> {}));
        started.add(workers.get());
        workers.get().start();
        began.await();
        gate.set(EXPLICIT);
        workers.get().wake();
        offer(assets.get(1), JobKind.DEEP, true, 1);
        shut.countDown();
        workers.get().wake();
        await("what the user wants is done", () -> library.jobs(JobState.DONE).size() == 1);
        assertEquals(
                assets.get(1), library.jobs(JobState.DONE).getFirst().what().asset());
        assertEquals(1, library.jobs(assets.get(0), JobState.LEASED).size(), "the other is held up, not lost");
        assertTrue(analyst.begun.stream()
                .noneMatch(step -> step.endsWith(assets.get(0).hex())));
        gate.set(OPEN);
        workers.get().wake();
        awaitEnd(2);
        assertEquals(3, charges(assets.get(0)).size());
    }

    @Test
    void whileSomebodyIsAtItOnlyExplicitWorkIsDone() throws Exception {
        List<AssetId> assets = offer(10);
        offer(assets.get(7), JobKind.DEEP, true, 0.1);
        gate.set(EXPLICIT);
        work();
        await("it is done", () -> library.jobs(JobState.DONE).size() == 1);
        assertEquals(Tier.DEEP, library.asset(assets.get(7)).standing().tier());
        assertEquals(10, library.jobs(JobState.QUEUED).size());
        assertTrue(charges(assets.get(7)).stream().noneMatch(Charge::automatic));
    }

    @Test
    void theBudgetIsPassedByOneJobAWorkerAtMostAndExplicitActsAreHonoured() throws Exception {
        List<AssetId> assets = offer(60);
        for (AssetId asset : assets.subList(50, 60)) {
            offer(asset, JobKind.DEEP, true, 1);
        }
        double budget = 20 * ScriptedAnalyst.SECONDS;
        allowance.set(underWay -> spent() + underWay < budget);
        Workers workers = work();
        await(
                "explicit work is done",
                () -> assets.subList(50, 60).stream()
                        .allMatch(asset -> library.asset(asset).standing().tier() == Tier.DEEP));
        await(
                "the budget is used up",
                () -> spent() >= budget && workers.current().isEmpty());
        double dearest = assets.stream()
                .mapToDouble(asset -> charges(asset).stream()
                        .mapToDouble(charge -> charge.cost().cpuSeconds())
                        .sum())
                .max()
                .orElseThrow();
        assertTrue(spent() <= budget + 2 * dearest, () -> spent() + " of " + budget);
        assertFalse(library.jobs(JobState.QUEUED).isEmpty());
    }

    private double spent() {
        return library.ports.ledger().automaticSince(Instant.EPOCH).cpuSeconds();
    }

    @Test
    void whatIsNotWantedForNowIsPutOff() throws Exception {
        AssetId asset = library.fill(1).getFirst();
        offer(asset, JobKind.STANDARD, false, 0);
        work();
        await("it is put off", () -> library.jobs(JobState.SNOOZED).size() == 1);
        Job job = library.jobs(JobState.SNOOZED).getFirst();
        assertEquals(0, job.attempts());
        assertEquals(library.clock.instant().plus(Duration.ofDays(1)), job.due());
        assertTrue(analyst.begun.isEmpty());
    }

    @Test
    void whatIsAnalysedAlreadyIsSkipped() throws Exception {
        AssetId asset = library.fill(1).getFirst();
        offer(asset, JobKind.DEEP, true, 9);
        offer(asset, JobKind.STANDARD, false, 1);
        gate.set(new Opening(Admits.ALL, 1, "one by one", null));
        work();
        awaitEnd(2);
        assertEquals(1, library.jobs(JobState.SKIPPED).size());
        assertEquals(2, analyst.begun.size());
    }

    @Test
    void aJobThatSomebodyElseTookOverIsBilledAsLostAndItsResultThrownAway() throws Exception {
        AssetId asset = offer(1).getFirst();
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        analyst.on(asset, () -> {
            hangs.countDown();
            released.await();
        });
        Workers workers = work();
        hangs.await();
        List<Job> taken = library.ports
                .backlog()
                .lease(
                        "other",
                        Duration.ofHours(1),
                        1,
                        false,
                        library.clock.instant().plusSeconds(3_600));
        assertEquals(1, taken.size());
        released.countDown();
        await("it has let go", () -> workers.current().isEmpty());
        assertEquals(Tier.IMMEDIATE, library.asset(asset).standing().tier());
        assertEquals(2, charges(asset).size());
        assertTrue(charges(asset).stream().allMatch(charge -> charge.outcome() == Charge.Outcome.LOST));
        assertEquals("other", library.jobs(JobState.LEASED).getFirst().owner());
    }

    @Test
    void closingEndsAfterTheStepInHandAndTheNextRunGoesOn() throws Exception {
        AssetId asset = offer(1).getFirst();
        Workers workers = work();
        await("it has begun", () -> !analyst.begun.isEmpty());
        workers.close();
        int begun = analyst.begun.size();
        assertTrue(begun <= 2);
        assertTrue(library.jobs(JobState.LEASED).isEmpty(), "nothing is left in hand");
        if (library.jobs(JobState.DONE).isEmpty()) {
            assertEquals(0, library.ports.backlog().find(1).orElseThrow().attempts(), "it costs no attempt");
        }
        library.pass(Duration.ofSeconds(1));
        work();
        awaitEnd(1);
        assertEquals(Tier.STANDARD, library.asset(asset).standing().tier());
        Set<String> keys = new HashSet<>();
        charges(asset).forEach(charge -> assertTrue(keys.add(charge.key())));
        assertEquals(analyst.begun.size(), keys.size(), "every step that was done is billed");
    }

    @Test
    void aDrainDoesWhatIsLeftAndEndsByItself() throws Exception {
        List<AssetId> assets = offer(20);
        analyst.on(assets.get(3), () -> {
            throw new IllegalStateException("broken");
        });
        gate.set(EXPLICIT);
        Workers workers = work();
        mode.listen(() -> gate.set(mode.mode() == QueueMode.DRAINING ? OPEN : EXPLICIT));
        mode.turn(QueueMode.DRAINING);
        workers.wake();
        await("it is through", () -> mode.mode() == QueueMode.AUTOMATIC);
        assertEquals(19, library.jobs(JobState.DONE).size());
        assertEquals(1, library.jobs(JobState.DEAD).size());
    }

    @Test
    void aDrainEndsWhereTheBudgetDoes() throws Exception {
        List<AssetId> assets = offer(20);
        offer(assets.get(4), JobKind.DEEP, true, 1);
        allowance.set(underWay -> false);
        Workers workers = work();
        mode.turn(QueueMode.DRAINING);
        workers.wake();
        await("it is through", () -> mode.mode() == QueueMode.AUTOMATIC);
        assertEquals(1, library.jobs(JobState.DONE).size());
        assertEquals(20, library.jobs(JobState.QUEUED).size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void storageThatFailsNowAndThenLosesAndDoublesNothing(long seed) throws Exception {
        // Each lease whose answer was lost costs an attempt: a job may meet with any number of them.
        library = new SmallLibrary(WorthPorts.inMemory(new RetryRule(1_000, Duration.ZERO, Duration.ZERO)));
        analyst = new ScriptedAnalyst(library.clock);
        List<AssetId> assets = offer(40);
        work(new FaultyBacklog(library.ports.backlog(), new Faults(seed, 0.15)));
        await("all is done in the end", () -> {
            // A lease whose answer was lost runs out by itself, once time passes.
            library.pass(Duration.ofSeconds(1));
            return assets.stream()
                    .allMatch(asset -> library.asset(asset).standing().tier() == Tier.STANDARD);
        });
        for (AssetId asset : assets) {
            List<Charge> charges = charges(asset);
            assertEquals(
                    charges.size(), charges.stream().map(Charge::key).distinct().count());
            assertTrue(charges.size() >= 2);
        }
        assertTrue(library.jobs(JobState.DEAD).isEmpty());
    }

    private List<Charge> charges(AssetId asset) {
        return library.ports.ledger().of(List.of(asset)).getOrDefault(asset, List.of());
    }
}
