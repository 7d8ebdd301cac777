package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.Wish;
import sluice.job.JobState;
import sluice.render.Stage;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.GeneratorException.Kind;

/** What becomes of pools that fail, hang or are gone, and of the images they had: the table in {@code docs/rendering.md}. */
class PoolFaultsTest {
    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void withoutMemoryForASingleOneThePoolIsTakenOut() throws Exception {
        AtomicBoolean full = new AtomicBoolean(true);
        studio.generator.atStep(recipes -> {
            if (RenderFaultsTest.isWork(recipes) && full.get()) {
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
            if (RenderFaultsTest.isWork(recipes) && first.getAndSet(false)) {
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
        assertEquals(101, RenderFaultsTest.billed(studio, render, Stage.DENOISE), 1e-6, "the time it took is billed");
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
