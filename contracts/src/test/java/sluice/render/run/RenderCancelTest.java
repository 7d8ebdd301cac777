package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sluice.budget.Charge;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.Wish;
import sluice.job.JobState;
import sluice.render.Stage;

/** What becomes of images that are cancelled, and of those under way when the program stops. */
class RenderCancelTest {
    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
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
            if (RenderFaultsTest.isWork(recipes)) {
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
        assertEquals(2, RenderFaultsTest.billed(studio, render, Stage.DENOISE), 1e-6, "one step of fifty");
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
            if (RenderFaultsTest.isWork(recipes)) {
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
            if (RenderFaultsTest.isWork(recipes) && first.getAndSet(false)) {
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
}
