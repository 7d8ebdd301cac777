package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.budget.Charge;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.Wish;
import sluice.job.JobState;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;

/** What becomes of images and pools when a generator fails: the table in {@code docs/rendering.md}. */
class RenderFaultsTest {
    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    private static boolean isWork(List<Recipe> recipes) {
        return !recipes.isEmpty() && recipes.getFirst().width() == 64;
    }

    /** Fails whenever an image of this prompt is in the call. */
    private static PlainGenerator.Moment poison(RuntimeException cause) {
        return recipes -> {
            if (recipes.stream().anyMatch(recipe -> recipe.prompt().equals("poison"))) {
                throw cause;
            }
        };
    }

    @Test
    void whatIsRefusedIsDeadAtOnceAndNothingIsHeldAgainstThePool() throws Exception {
        studio.generator.atEncode(recipes -> {
            if (isWork(recipes)) {
                throw Studio.fault(Kind.REFUSED);
            }
        });
        long render = studio.accept(Wish.of("waves"));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(render, JobState.DEAD);
        RenderJob job = studio.only(render);
        assertEquals(
                List.of(1, "it is REFUSED"),
                List.of(job.leasing().attempts(), job.leasing().note()));
        assertEquals(List.of(Stage.ENCODE), studio.stages(render, Charge.Outcome.FAILED));
        assertNull(workers.pools().getFirst().outUntil());
        studio.await("it was told", () -> studio.ended.size() == 1);
        assertEquals(0, studio.ports.book().loads().size(), "what was reserved is free again");
    }

    @Test
    void aModelThatNobodyHasIsRefused() throws Exception {
        long render = studio.accept(Wish.of("waves").model("sdxl"));
        studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(render, JobState.DEAD);
        assertTrue(studio.only(render).leasing().note().contains("no model sdxl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "error", "rubbish latents", "rubbish picture", "failed"})
    void whatFailsIsTriedAgainAndThenDead(String how) throws Exception {
        AtomicBoolean armed = new AtomicBoolean(true);
        Rubbish rubbish = new Rubbish(studio.generator, () -> armed.get() ? how : "");
        studio.generator.atDecode(recipes -> {
            if (isWork(recipes) && armed.get()) {
                switch (how) {
                    case "exception" -> throw new IllegalStateException("no such plane");
                    case "error" -> throw new NoClassDefFoundError("ai/Missing");
                    case "failed" -> throw Studio.fault(Kind.FAILED);
                    default -> {}
                }
            }
        });
        long render = studio.accept(Wish.of("waves"));
        studio.work(rubbish, Studio.pool("here", 1, 1));
        studio.drain(5);
        assertEquals(JobState.DEAD, studio.state(render));
        assertEquals(Studio.RULE.attempts(), studio.only(render).leasing().attempts());
        assertEquals(0, studio.deliveries.jobs().size(), "no rubbish is delivered");
        assertTrue(studio.stages(render, Charge.Outcome.FAILED).size() >= 4, "what it took is billed");
        studio.await("the pool was taken out", () -> studio.health.stream().anyMatch(word -> word.startsWith("out")));
        armed.set(false);
        assertEquals(1, studio.ports.book().retry(render, studio.now()));
        studio.drain(5);
        assertEquals(JobState.DONE, studio.state(render));
    }

    @Test
    void oneImageThatFailsTakesNoOtherWithIt() throws Exception {
        studio.generator.atStep(poison(new IllegalStateException("a word it chokes on")));
        long poison = studio.accept(Wish.of("poison"));
        long others = studio.accept(Wish.of("waves").count(7));
        studio.work(Studio.pool("here", 1, 8));
        studio.awaitState(others, JobState.DONE);
        studio.awaitState(poison, JobState.RETRY);
        assertEquals(List.of(), studio.health, "no pool is taken out for an image");
        studio.drain(5);
        assertEquals(JobState.DEAD, studio.state(poison));
        assertEquals("a word it chokes on", studio.only(poison).leasing().note());
        for (RenderJob job : studio.ports.book().jobs(others)) {
            assertEquals(1, job.leasing().attempts());
            assertEquals(1, studio.deliveries.of(job.id()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withTooLittleMemoryTheBatchIsHalvedAndStaysSmall(boolean heap) throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        studio.generator.atDecode(recipes -> {
            sizes.add(recipes.size());
            if (recipes.size() > 2) {
                if (heap) {
                    throw new OutOfMemoryError("a large picture");
                }
                throw Studio.fault(Kind.OUT_OF_MEMORY);
            }
        });
        long render = studio.accept(Wish.of("waves").count(8));
        studio.work(Studio.pool("here", 1, 8));
        studio.awaitState(render, JobState.DONE);
        assertEquals(List.of(1, 8, 4, 2, 2, 4, 2, 2), sizes);
        assertEquals(2, studio.generator.calls(), "what was denoised is only decoded again");
        long next = studio.accept(Wish.of("cells").count(4));
        studio.awaitState(next, JobState.DONE);
        assertEquals(List.of(2, 2), sizes.subList(8, 10), "it is known now how many fit");
        assertEquals(List.of(), studio.health);
        studio.ports
                .book()
                .jobs(render)
                .forEach(job -> assertEquals(1, job.leasing().attempts()));
    }

    @Test
    void withoutMemoryForASingleOneThePoolIsTakenOut() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        studio.generator.atStep(recipes -> {
            if (isWork(recipes) && full.get()) {
                throw Studio.fault(Kind.OUT_OF_MEMORY);
            }
        });
        long render = studio.accept(Wish.of("waves"));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(render, JobState.RETRY);
        studio.await("it is out", () -> workers.pools().getFirst().outUntil() != null);
        assertEquals(Set.of(), workers.pools().getFirst().loaded(), "what was idle was closed");
        full.set(false);
        studio.drain(5);
        assertEquals(JobState.DONE, studio.state(render));
        studio.await("it is back", () -> studio.health.contains("back"));
    }

    @Test
    void aPoolThatIsGoneIsTriedAgainWithGrowingPausesAndItsWorkCanBeMoved() throws Exception {
        AtomicBoolean gone = new AtomicBoolean(true);
        AtomicInteger trials = new AtomicInteger();
        PlainGenerator away = new PlainGenerator();
        away.atEncode(recipes -> {
            if (gone.get()) {
                trials.incrementAndGet();
                throw Studio.fault(Kind.GONE);
            }
        });
        long render = studio.accept(Wish.of("waves").count(3));
        RenderWorkers workers = studio.work(away, Studio.pool("here", 1, 1));
        studio.await("it is out", () -> workers.pools().getFirst().outUntil() != null);
        assertEquals("it is GONE", workers.pools().getFirst().trouble());
        assertEquals(studio.now().plusSeconds(5), workers.pools().getFirst().outUntil());
        assertEquals(1, trials.get());
        for (int pause : new int[] {5, 10, 20}) {
            int before = trials.get();
            studio.pass(pause + 0.001);
            studio.await("it is tried again after " + pause + " s", () -> trials.get() > before);
            int told = trials.get();
            studio.await("it was told", () -> studio.health.size() == told);
        }
        assertEquals(studio.now().plusSeconds(40), workers.pools().getFirst().outUntil());
        assertEquals(4, trials.get());
        long untouched = studio.ports.book().jobs(render).stream()
                .filter(job -> job.leasing().attempts() == 0)
                .count();
        assertEquals(2, untouched, "nothing is given to a pool that is out");
        gone.set(false);
        studio.drain(5);
        studio.ports
                .book()
                .jobs(render)
                .forEach(job -> assertEquals(JobState.DONE, job.leasing().state()));
        assertNull(workers.pools().getFirst().outUntil());
        assertEquals("back", studio.health.getLast());
    }

    @Test
    void aPoolElsewhereIsOutUntilItAnswers() throws Exception {
        var remote = new sluice.render.route.Pool(
                "there",
                "comfyui",
                "http://127.0.0.1:1",
                List.of(),
                "remote",
                1,
                1,
                1,
                1L << 30,
                sluice.render.Quality.DRAFT,
                sluice.render.Quality.HERO);
        CountDownLatch answer = new CountDownLatch(1);
        PlainGenerator draws = new PlainGenerator();
        RenderWorkers workers = studio.work(new Answering(draws, answer), remote);
        assertEquals("not reached yet", workers.pools().getFirst().trouble());
        assertEquals(List.of(), workers.pools().getFirst().models());
        answer.countDown();
        studio.await("it is in", () -> workers.pools().getFirst().outUntil() == null);
        assertEquals(draws.models(), workers.pools().getFirst().models());
        CountDownLatch inStep = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        draws.atStep(recipes -> {
            inStep.countDown();
            RenderWorkersTest.uninterrupted(goOn);
        });
        long render = studio.accept(Wish.of("waves").pool("there"));
        inStep.await();
        assertTrue(!workers.busy(), "what is drawn elsewhere takes nothing from this machine");
        goOn.countDown();
        studio.awaitState(render, JobState.DONE);
    }

    @Test
    void aStageThatHangsIsGivenUpAndAnotherWorkerGoesOn() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        studio.generator.atStep(recipes -> {
            if (isWork(recipes) && first.getAndSet(false)) {
                hanging.countDown();
                RenderWorkersTest.uninterrupted(release);
            }
        });
        long render = studio.accept(Wish.of("waves"));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        hanging.await();
        studio.pass(99);
        studio.await("its lease is renewed meanwhile", () -> leasedUntil(render) > 99);
        assertEquals(JobState.LEASED, studio.state(render));
        studio.pass(2);
        studio.awaitState(render, JobState.RETRY);
        assertTrue(studio.only(render).leasing().note().contains("denoise gave no sign of life"));
        studio.await("the pool is out", () -> workers.pools().getFirst().outUntil() != null);
        assertEquals(101, billed(render, Stage.DENOISE), 1e-6, "the time it took is billed");
        studio.drain(1);
        assertEquals(JobState.DONE, studio.state(render), "another worker has done it");
        int charges = studio.charges(render).size();
        long spent = studio.only(render).billedMicroUsd();
        release.countDown();
        long next = studio.accept(Wish.of("cells"));
        studio.awaitState(next, JobState.DONE);
        assertEquals(charges, studio.charges(render).size(), "nothing is billed for it twice");
        assertEquals(spent, studio.only(render).billedMicroUsd());
        assertEquals(1, studio.deliveries.of(studio.only(render).id()));
    }

    private long leasedUntil(long render) {
        var until = studio.only(render).leasing().leasedUntil();
        return until == null ? 0 : until.getEpochSecond() - Wish.AT.getEpochSecond();
    }

    private double billed(long render, Stage stage) {
        return studio.charges(render).stream()
                .filter(charge -> charge.stage() == stage)
                .map(StageCharge::cost)
                .mapToDouble(cost -> cost.wallSeconds())
                .sum();
    }

    @Test
    void aGeneratorThatAlwaysHangsGetsNoMoreWorkersThanItMayHang() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        studio.generator.atStep(recipes -> {
            hanging.incrementAndGet();
            RenderWorkersTest.uninterrupted(release);
        });
        long render = studio.accept(Wish.of("waves"));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        for (int given = 1; given <= 3; given++) {
            int calls = given;
            studio.await("call " + given + " hangs", () -> {
                boolean there = hanging.get() == calls;
                if (!there) {
                    studio.pass(1);
                }
                return there;
            });
            studio.pass(2_000);
        }
        studio.await("three were given up", () -> studio.health.size() == 3);
        studio.pass(2_000);
        assertEquals(3, hanging.get(), "and no fourth is begun");
        assertTrue(workers.pools().getFirst().outUntil() != null);
        release.countDown();
        studio.drain(1);
        assertEquals(JobState.DONE, studio.state(render), "one that came back made room for a worker");
    }

    @Test
    void aCancelledImageThatWaitsIsNeverBegun() throws Exception {
        long render = studio.accept(Wish.of("waves"));
        studio.ports.book().cancel(render, studio.now());
        long other = studio.accept(Wish.of("cells"));
        studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(other, JobState.DONE);
        assertEquals(JobState.SKIPPED, studio.state(render));
        assertEquals(List.of(), studio.charges(render));
    }

    @Test
    void aCancelledImageEndsInMidStepAndIsBilledForWhatItTook() throws Exception {
        CountDownLatch inStep = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        studio.generator.atStep(recipes -> {
            if (isWork(recipes)) {
                studio.pass(2);
                inStep.countDown();
                RenderWorkersTest.uninterrupted(cancelled);
            }
        });
        long render = studio.accept(Wish.of("waves").steps(50));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        inStep.await();
        workers.cancel(studio.ports.book().cancel(render, studio.now()));
        cancelled.countDown();
        studio.awaitState(render, JobState.SKIPPED);
        assertEquals(2, billed(render, Stage.DENOISE), 1e-6, "one step of fifty");
        assertEquals(List.of(Stage.DENOISE), studio.stages(render, Charge.Outcome.FAILED));
        assertEquals(Set.of(), studio.deliveries.jobs());
        assertEquals(List.of(), studio.health);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void oneOfABatchIsCancelledAndTheOthersAreNot(Stage when) throws Exception {
        CountDownLatch there = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        PlainGenerator.Moment moment = recipes -> {
            if (isWork(recipes)) {
                there.countDown();
                RenderWorkersTest.uninterrupted(cancelled);
            }
        };
        switch (when) {
            case ENCODE -> studio.generator.atEncode(moment);
            case DENOISE -> studio.generator.atStep(moment);
            case DECODE, FINISH -> studio.generator.atDecode(moment);
        }
        long one = studio.accept(Wish.of("waves"));
        long two = studio.accept(Wish.of("cells"));
        long three = studio.accept(Wish.of("strata"));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 3));
        there.await();
        workers.cancel(studio.ports.book().cancel(two, studio.now()));
        cancelled.countDown();
        studio.awaitState(one, JobState.DONE);
        studio.awaitState(three, JobState.DONE);
        studio.awaitState(two, JobState.SKIPPED);
        assertEquals(2, studio.deliveries.jobs().size());
        assertEquals(
                studio.only(one).assets(),
                List.copyOf(
                        studio.ports.book().madeOf(studio.only(one).assets()).keySet()));
    }

    @Test
    void aStopEndsImagesAtTheirNextStepAndTheNextStartDoesThem() throws Exception {
        CountDownLatch inStep = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        studio.generator.atStep(recipes -> {
            if (isWork(recipes) && first.getAndSet(false)) {
                inStep.countDown();
                RenderWorkersTest.uninterrupted(stopping);
            }
        });
        long render = studio.accept(Wish.of("waves").steps(20));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        inStep.await();
        Thread closing = Thread.ofVirtual().start(workers::close);
        studio.await("it is told to stop", () -> closing.getState() == Thread.State.TIMED_WAITING);
        stopping.countDown();
        closing.join();
        assertEquals(JobState.SNOOZED, studio.state(render));
        assertEquals(0, studio.only(render).leasing().attempts(), "a stop costs no attempt");
        studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(render, JobState.DONE);
        assertEquals(
                2,
                studio.stages(render, Charge.Outcome.DONE).stream()
                        .filter(stage -> stage == Stage.ENCODE)
                        .count(),
                "both turns are billed, with keys of their own");
    }

    @Test
    void aModelLargerThanThePoolIsRefusedByName() throws Exception {
        var small = new sluice.render.route.Pool(
                "here",
                "builtin",
                "",
                List.of(),
                "cpu",
                1,
                1,
                1,
                1_000,
                sluice.render.Quality.DRAFT,
                sluice.render.Quality.HERO);
        long render = studio.accept(Wish.of("waves"));
        studio.work(small);
        studio.awaitState(render, JobState.DEAD);
        assertEquals(
                "The model plain takes 1,048,576 bytes, and the pool has 1,000 for models.",
                studio.only(render).leasing().note());
    }

    @Test
    void aFirstRunThatFailsKeepsWorkAway() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        studio.generator.atDecode(recipes -> {
            if (!isWork(recipes) && broken.get()) {
                throw Studio.fault(Kind.FAILED);
            }
        });
        long render = studio.accept(Wish.of("waves").count(3));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 8));
        studio.awaitState(render, JobState.RETRY);
        assertEquals(1, studio.generator.opened(), "fewer images would not load it either");
        assertEquals(Set.of(), workers.pools().getFirst().loaded());
        studio.ports
                .book()
                .jobs(render)
                .forEach(job -> assertEquals(
                        List.of(), studio.ports.book().charges(job.id()), "loading is not billed to images"));
        broken.set(false);
        studio.drain(5);
        assertEquals(3, studio.deliveries.jobs().size());
    }

    /** Answers which models it has when it is let. */
    private record Answering(PlainGenerator draws, CountDownLatch answer) implements sluice.render.generate.Generator {
        @Override
        public List<sluice.render.generate.RenderModel> models() {
            RenderWorkersTest.uninterrupted(answer);
            return draws.models();
        }

        @Override
        public sluice.render.generate.Pipeline open(String model, String variant) throws GeneratorException {
            return draws.open(model, variant);
        }

        @Override
        public void close() {
            draws.close();
        }
    }
}
