package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sluice.budget.Charge;
import sluice.contracts.render.Wish;
import sluice.job.JobState;
import sluice.render.Phase;
import sluice.render.Places;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.route.Pool;

/** Images whose stages are done in different pools. */
class PlacingTest {
    private static final Pool CARD = Studio.pool("here", 1, 4, "cuda", 1, Pool.ALL);
    private static final Pool PRESS = Studio.pool("press", 1, 1, "cpu", 0.125, Set.of(Stage.FINISH));
    private static final Pool DESK = Studio.pool("desk", 1, 4, "cpu", 0.25, Pool.ALL);
    private static final Places PRESSED = new Places(Map.of(Stage.FINISH, "press"));
    private static final Places APART =
            new Places(Map.of(Stage.ENCODE, "desk", Stage.DECODE, "desk", Stage.FINISH, "press"));

    private final Studio studio = new Studio();
    private final CompletableFuture<RenderWorkers> atWork = new CompletableFuture<>();

    @AfterEach
    void close() {
        studio.close();
    }

    private Map<Stage, StageCharge> bill(long job) {
        Map<Stage, StageCharge> bill = new EnumMap<>(Stage.class);
        for (StageCharge charge : studio.ports.book().charges(job)) {
            assertEquals(Charge.Outcome.DONE, charge.outcome());
            assertEquals(null, bill.put(charge.stage(), charge), "each stage once");
        }
        return bill;
    }

    private static List<String> pools(Map<Stage, StageCharge> bill) {
        return bill.values().stream().map(StageCharge::pool).toList();
    }

    private String finisher(long render) {
        return pools(bill(studio.only(render).id())).getLast();
    }

    @Test
    void eachStageIsDoneTimedAndBilledWhereItWasQuoted() throws Exception {
        studio.generator.atEncode(recipes -> pass(recipes.getFirst().width(), 2));
        studio.generator.atStep(recipes -> {
            awaitFreeDesk(recipes);
            pass(recipes.getFirst().width(), 1);
        });
        studio.generator.atDecode(recipes -> pass(recipes.getFirst().width(), 3));
        studio.atFinish = imprint -> studio.pass(5);
        long apart = studio.accept(Wish.of("waves").places(APART));
        atWork.complete(studio.work(CARD, DESK, PRESS));
        studio.awaitState(apart, JobState.DONE);
        RenderJob job = studio.only(apart);
        Map<Stage, StageCharge> bill = bill(job.id());
        assertEquals(List.of("desk", "here", "desk", "press"), pools(bill));
        assertEquals(
                List.of(500_000L, 4_000_000L, 750_000L, 625_000L),
                bill.values().stream().map(charge -> charge.cost().microUsd()).toList(),
                "each at the price of its pool");
        assertEquals(5_875_000, job.billedMicroUsd());
        assertEquals(14, job.latency().total() - job.latency().of(Phase.QUEUE), 1e-6, "and no time is counted twice");
        assertEquals(1, studio.deliveries.of(job.id()));
        long whole = studio.accept(Wish.of("waves"));
        studio.awaitState(whole, JobState.DONE);
        assertEquals(Set.of("here"), Set.copyOf(pools(bill(studio.only(whole).id()))));
    }

    /** Encoding took the desk some time, which counts once it is free: until then the card takes back what it is to decode. */
    private void awaitFreeDesk(List<Recipe> recipes) {
        if (recipes.getFirst().width() == 64) {
            try {
                RenderWorkers workers = atWork.get();
                studio.await("the desk is free", () -> workers.use().get(1).busySeconds() > 0);
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Time that only the work takes, not a model's first run. */
    private void pass(int width, double seconds) {
        if (width == 64) {
            studio.pass(seconds);
        }
    }

    @Test
    void aBatchStaysTogetherUntilItIsFinishedOneByOne() throws Exception {
        List<Integer> encoded = new CopyOnWriteArrayList<>();
        List<Integer> decoded = new CopyOnWriteArrayList<>();
        studio.generator.atEncode(recipes -> {
            encoded.add(recipes.size());
            pass(recipes.getFirst().width(), 1);
        });
        studio.generator.atDecode(recipes -> decoded.add(recipes.size()));
        studio.generator.atStep(this::awaitFreeDesk);
        long render = studio.accept(Wish.of("waves").count(4).places(APART));
        atWork.complete(studio.work(CARD, DESK, PRESS));
        studio.awaitState(render, JobState.DONE);
        assertTrue(encoded.contains(1) && decoded.contains(4), encoded + ", " + decoded);
        for (RenderJob job : studio.ports.book().jobs(render)) {
            assertEquals(List.of("desk", "here", "desk"), pools(bill(job.id())).subList(0, 3));
        }
        assertEquals(4, studio.finished.get());
    }

    @Test
    void theCardDrawsOnWhileAPictureIsFinishedElsewhere() throws Exception {
        CountDownLatch finishing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        studio.atFinish = imprint -> {
            if (imprint.recipe().prompt().equals("first")) {
                finishing.countDown();
                RenderWorkersTest.uninterrupted(goOn);
            }
        };
        long first = studio.accept(Wish.of("first").places(PRESSED));
        RenderWorkers workers = studio.work(CARD, PRESS);
        finishing.await();
        long second = studio.accept(Wish.of("second").places(PRESSED));
        workers.wake();
        studio.awaitState(second, JobState.DONE);
        assertEquals(JobState.LEASED, studio.state(first));
        assertEquals("here", finisher(second), "nobody is free in the press, and the card has nothing else to do");
        goOn.countDown();
        studio.awaitState(first, JobState.DONE);
        assertEquals("press", finisher(first));
    }

    /** The press is at one picture, another waits for it, and the card is in the first step of a third. */
    private final class Waiting {
        final CountDownLatch pressed = new CountDownLatch(1);
        final CountDownLatch press = new CountDownLatch(1);
        final CountDownLatch drawn = new CountDownLatch(1);
        final CountDownLatch draw = new CountDownLatch(1);
        final long first;
        final long second;
        final long third;
        final RenderWorkers workers;

        Waiting() throws InterruptedException {
            studio.atFinish = imprint -> {
                pressed.countDown();
                RenderWorkersTest.uninterrupted(press);
            };
            studio.generator.atStep(recipes -> {
                if (recipes.getFirst().prompt().equals("third")) {
                    drawn.countDown();
                    RenderWorkersTest.uninterrupted(draw);
                } else if (recipes.getFirst().prompt().equals("second")) {
                    RenderWorkersTest.uninterrupted(pressed);
                }
            });
            first = studio.accept(Wish.of("first").places(PRESSED));
            second = studio.accept(Wish.of("second").steps(2).places(PRESSED));
            third = studio.accept(Wish.of("third").steps(8).places(PRESSED));
            workers = studio.work(CARD, PRESS);
            drawn.await();
        }

        void goOn() {
            press.countDown();
            draw.countDown();
        }
    }

    @Test
    void leasesOfWhatWaitsAreProlonged() throws Exception {
        Waiting waiting = new Waiting();
        assertTrue(waiting.workers.pools().get(1).backlogSeconds() > 0, "it can be seen");
        for (int beat = 0; beat < 6; beat++) {
            studio.pass(14); // longer than a third of a lease; all of it less than a stage that hangs
            studio.await(
                    "all three are prolonged",
                    () -> List.of(waiting.first, waiting.second, waiting.third).stream()
                            .allMatch(this::isLeasedForLong));
        }
        waiting.goOn();
        for (long render : List.of(waiting.first, waiting.second, waiting.third)) {
            studio.awaitState(render, JobState.DONE);
            assertEquals(1, studio.deliveries.of(studio.only(render).id()));
        }
    }

    private boolean isLeasedForLong(long render) {
        Instant until = studio.only(render).leasing().leasedUntil();
        return until != null && until.isAfter(studio.now().plusSeconds(15));
    }

    @Test
    void whatIsCancelledWhileItWaitsIsNotFinished() throws Exception {
        Waiting waiting = new Waiting();
        waiting.workers.cancel(studio.ports.book().cancel(waiting.second, studio.now()));
        waiting.goOn();
        studio.awaitState(waiting.second, JobState.SKIPPED);
        studio.awaitState(waiting.first, JobState.DONE);
        studio.awaitState(waiting.third, JobState.DONE);
        assertEquals(2, studio.finished.get());
        assertEquals(0, studio.deliveries.of(studio.only(waiting.second).id()));
        assertTrue(studio.only(waiting.second).billedMicroUsd() >= 0);
    }

    @Test
    void whatWaitsWhenTheProgramStopsIsDoneAfterTheNextStart() throws Exception {
        Waiting waiting = new Waiting();
        Thread closing = Thread.ofPlatform().start(waiting.workers::close);
        studio.await(
                "they have heard of it", () -> closing.getState() == Thread.State.TIMED_WAITING || !closing.isAlive());
        waiting.goOn();
        closing.join();
        assertEquals(
                Set.of(JobState.SNOOZED),
                Set.copyOf(List.of(studio.state(waiting.second), studio.state(waiting.third))),
                "nothing is left leased");
        studio.work(CARD, PRESS);
        studio.drain(0.1);
        for (long render : List.of(waiting.first, waiting.second, waiting.third)) {
            assertEquals(JobState.DONE, studio.state(render));
            assertEquals(1, studio.deliveries.of(studio.only(render).id()));
        }
    }

    @Test
    void whoeverDrawsDoesWhatAPoolThatIsGoneWasToDo() throws Exception {
        long render = studio.accept(Wish.of("waves").places(APART));
        studio.work(CARD, PRESS);
        studio.awaitState(render, JobState.DONE);
        assertEquals(
                List.of("here", "here", "here", "press"),
                pools(bill(studio.only(render).id())));
    }

    @Test
    void aPoolThatIsOutDrawsNothingForOthersAndFinishesAllTheSame() throws Exception {
        Places places = new Places(Map.of(Stage.DECODE, "desk", Stage.FINISH, "desk"));
        long render = studio.accept(Wish.of("waves").places(places));
        studio.generator.atDecode(recipes -> {
            if (recipes.getFirst().width() == 64
                    && Thread.currentThread().getName().contains("desk")) {
                throw Studio.fault(Kind.GONE);
            }
        });
        studio.work(CARD, DESK);
        studio.awaitState(render, JobState.RETRY);
        studio.await("it was told that one is out", () -> !studio.health.isEmpty());
        assertEquals(1, studio.health.size(), studio.health.toString());
        studio.generator.atOpen(recipes -> {
            if (Thread.currentThread().getName().contains("desk")) {
                throw Studio.fault(Kind.GONE);
            }
        });
        studio.drain(1);
        RenderJob job = studio.only(render);
        assertEquals(JobState.DONE, job.leasing().state());
        List<StageCharge> charges = studio.ports.book().charges(job.id());
        assertEquals(
                List.of("encode here", "denoise here", "decode here", "finish here"),
                charges.subList(charges.size() - 4, charges.size()).stream()
                        .map(charge -> charge.stage().label() + " " + charge.pool())
                        .toList(),
                "once it has come home, it stays there");
    }

    @Test
    void whatHangsElsewhereIsGivenUpThereAndDoneAnew() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        studio.atFinish = imprint -> {
            if (hangs.getCount() > 0) {
                hangs.countDown();
                RenderWorkersTest.uninterrupted(ends);
            }
        };
        long render = studio.accept(Wish.of("waves").places(PRESSED));
        studio.work(CARD, PRESS);
        hangs.await();
        for (int beat = 0; beat < 4; beat++) {
            studio.pass(25);
            studio.await("it is prolonged", () -> isLeasedForLong(render));
        }
        studio.pass(25);
        studio.awaitState(render, JobState.RETRY);
        studio.await("the press is out", () -> studio.health.stream().anyMatch(word -> word.startsWith("out: finish")));
        studio.drain(1);
        assertEquals(JobState.DONE, studio.state(render));
        ends.countDown();
        List<StageCharge> finishing = studio.charges(render).stream()
                .filter(charge -> charge.stage() == Stage.FINISH)
                .toList();
        assertEquals(
                List.of(Charge.Outcome.FAILED, Charge.Outcome.DONE),
                finishing.stream().map(StageCharge::outcome).toList());
        assertEquals("press", finishing.getFirst().pool());
        assertEquals(1, studio.deliveries.of(studio.only(render).id()));
    }

    @Test
    void whatOnePlaceGaveIsNotTakenForAnothers() throws Exception {
        studio.caching = true;
        long apart = studio.accept(Wish.of("waves").places(new Places(Map.of(Stage.ENCODE, "desk"))));
        studio.work(CARD, DESK);
        studio.awaitState(apart, JobState.DONE);
        int calls = studio.generator.calls();
        long home = studio.accept(Wish.of("waves"));
        studio.awaitState(home, JobState.DONE);
        assertEquals(calls + 1, studio.generator.calls(), "with words of another place it is another picture");
        long again = studio.accept(Wish.of("waves").places(new Places(Map.of(Stage.ENCODE, "desk"))));
        studio.awaitState(again, JobState.DONE);
        assertEquals(calls + 1, studio.generator.calls(), "this one is kept");
        assertEquals(
                List.of(Stage.DECODE, Stage.FINISH),
                List.copyOf(bill(studio.only(again).id()).keySet()));
    }
}
