package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sluice.budget.Charge;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.Wish;
import sluice.image.ImageFormat;
import sluice.job.JobState;
import sluice.render.Phase;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.Campaigns;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.cache.CacheHit;
import sluice.render.cache.CacheKind;
import sluice.render.finish.Crop;
import sluice.render.finish.Finishing;
import sluice.render.finish.NamedCrops;

/** How images are drawn when nothing fails: together, timed, billed, in their order, from caches where they can be. */
class RenderWorkersTest {
    private final Studio studio = new Studio();

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void everyImageIsDrawnBilledAndDeliveredOnce() throws Exception {
        studio.ports.campaigns().create("spring", new Campaigns.Terms(null, null, false, false), studio.now());
        long render = studio.accept(Wish.of("waves").count(30).campaign("spring"));
        studio.generator.atStep(recipes -> studio.pass(0.001));
        studio.work(Studio.pool("here", 2, 4));
        studio.awaitState(render, JobState.DONE);
        studio.await("all have been told", () -> studio.ended.size() == 30 && studio.measured.size() == 30);
        Set<String> keys = new HashSet<>();
        long billed = 0;
        for (RenderJob job : studio.ports.book().jobs(render)) {
            List<StageCharge> charges = studio.ports.book().charges(job.id());
            assertEquals(
                    Set.of(Stage.values()),
                    Set.copyOf(charges.stream().map(StageCharge::stage).toList()));
            assertEquals(4, charges.size());
            charges.forEach(charge -> assertTrue(keys.add(charge.key()), charge.key()));
            billed += charges.stream().mapToLong(c -> c.cost().microUsd()).sum();
            assertEquals(1, job.assets().size());
            assertEquals(1, studio.deliveries.of(job.id()));
        }
        assertEquals(30, studio.finished.get());
        var campaign = studio.ports.campaigns().find("spring").orElseThrow();
        assertEquals(0, campaign.reservedMicroUsd());
        assertEquals(billed, campaign.spentMicroUsd());
        assertEquals(30, campaign.images());
        assertEquals(List.of(), studio.receipts.jobs(10), "no receipt outlives its image");
        assertEquals(
                30,
                studio.measured.stream().filter(stages -> stages.size() == 4).count());
    }

    @Test
    void finishingIsForetoldAndMeasuredByWhatTheRequestAsksFor() throws Exception {
        List<Crop> crops = List.of(NamedCrops.parse("square"), NamedCrops.parse("story"));
        Finishing finishing = new Finishing(2, crops, List.of(), ImageFormat.JPEG, 80);
        long render = studio.accept(Wish.of("waves").finishing(finishing));
        studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(render, JobState.DONE);
        studio.await("it was learned from", () -> studio.finishings.equals(List.of(finishing)));
        RenderJob job = studio.ports.book().jobs(render).getFirst();
        StageCharge last = studio.ports.book().charges(job.id()).getLast();
        assertEquals(Stage.FINISH, last.stage());
        assertEquals(3 * Studio.PREDICTED.getOrDefault(Stage.FINISH, 0.0), last.estimatedSeconds(), 1e-9);
    }

    @Test
    void aBatchSharesItsCostAndEachImageItsOwnTime() throws Exception {
        long render = studio.accept(Wish.of("waves").count(4));
        studio.pass(3);
        studio.generator.atOpen(recipes -> studio.pass(5));
        studio.generator.atEncode(recipes -> pass(recipes, 0.5));
        studio.generator.atStep(recipes -> pass(recipes, 2));
        studio.generator.atDecode(recipes -> pass(recipes, 1));
        studio.work(Studio.pool("here", 1, 8));
        studio.awaitState(render, JobState.DONE);
        assertEquals(2, studio.generator.calls(), "the first run, and one batch");
        for (RenderJob job : studio.ports.book().jobs(render)) {
            List<StageCharge> charges = studio.ports.book().charges(job.id());
            assertEquals(0.125, seconds(charges, Stage.ENCODE), 1e-9);
            assertEquals(2, seconds(charges, Stage.DENOISE), 1e-9, "four steps of two seconds, for four images");
            assertEquals(2 * Studio.USD, charges.get(1).cost().microUsd());
            assertEquals(0.25, seconds(charges, Stage.DECODE), 1e-9);
            assertEquals(Studio.PREDICTED.get(Stage.DENOISE), charges.get(1).estimatedSeconds());
            assertEquals(3, job.latency().of(Phase.QUEUE), 1e-6);
            assertEquals(5, job.latency().of(Phase.LOAD), 1e-6);
            assertEquals(0.5, job.latency().of(Phase.ENCODE), 1e-6);
            assertEquals(8, job.latency().of(Phase.DENOISE), 1e-6, "each waits for the whole batch");
            assertEquals(1, job.latency().of(Phase.DECODE), 1e-6);
            assertEquals(17.5, job.latency().total(), 1e-6, "the phases are all the time there was");
        }
    }

    /** Time that only the work takes, not a model's first run. */
    private void pass(List<Recipe> recipes, double seconds) {
        if (recipes.getFirst().width() == 64) {
            studio.pass(seconds);
        }
    }

    private static double seconds(List<StageCharge> charges, Stage stage) {
        return charges.stream()
                .filter(charge -> charge.stage() == stage)
                .mapToDouble(charge -> charge.cost().wallSeconds())
                .sum();
    }

    @Test
    void promptsOfABatchMayDifferAndEachIsEncodedOnce() throws Exception {
        List<Integer> encoded = Collections.synchronizedList(new ArrayList<>());
        studio.generator.atEncode(recipes -> encoded.add(recipes.size()));
        long waves = studio.accept(Wish.of("waves").count(3));
        long cells = studio.accept(Wish.of("cells").count(2));
        studio.work(Studio.pool("here", 1, 8));
        studio.awaitState(waves, JobState.DONE);
        studio.awaitState(cells, JobState.DONE);
        assertEquals(List.of(1, 2), encoded, "the first run, then two prompts for five images");
        assertEquals(2, studio.generator.calls());
        Set<Object> assets = new HashSet<>();
        studio.ports.book().jobs(waves).forEach(job -> assets.addAll(job.assets()));
        studio.ports.book().jobs(cells).forEach(job -> assets.addAll(job.assets()));
        assertEquals(5, assets.size(), "five different pictures");
    }

    @Test
    void noBatchIsLargerThanTheModelTakes() throws Exception {
        List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
        studio.generator.atDecode(recipes -> sizes.add(recipes.size()));
        long render = studio.accept(Wish.of("waves").count(20));
        studio.work(Studio.pool("here", 1, 20));
        studio.awaitState(render, JobState.DONE);
        assertEquals(List.of(1, 8, 8, 4), sizes);
    }

    @Test
    void whatACacheSparesIsNotDoneAgainAndIsCredited() throws Exception {
        studio.caching = true;
        studio.generator.atStep(recipes -> pass(recipes, 2));
        long first = studio.accept(Wish.of("waves"));
        studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(first, JobState.DONE);
        int calls = studio.generator.calls();
        long again = studio.accept(Wish.of("waves"));
        long longer = studio.accept(Wish.of("waves").seed(99));
        studio.awaitState(again, JobState.DONE);
        studio.awaitState(longer, JobState.DONE);
        studio.await("all have been measured", () -> studio.measured.size() == 3);
        assertEquals(calls + 1, studio.generator.calls(), "only another seed is drawn");
        StageCharge charge = studio.charges(again).getFirst();
        CacheHit hit = charge.hit();
        assertNotNull(hit);
        assertEquals(CacheKind.PICTURE, hit.kind());
        assertEquals(8, hit.savedSeconds(), 1e-6);
        assertEquals(8 * Studio.USD, charge.savedMicroUsd());
        assertEquals(List.of(Stage.DECODE, Stage.FINISH), studio.stages(again, Charge.Outcome.DONE));
        assertEquals(
                List.of(CacheKind.CONDITIONING),
                studio.charges(longer).stream()
                        .map(StageCharge::hit)
                        .filter(Objects::nonNull)
                        .map(CacheHit::kind)
                        .toList());
        assertTrue(
                studio.measured.getLast().stream().noneMatch(line -> line.stage() == Stage.ENCODE),
                "a hit teaches nothing about computing");
        assertEquals(studio.only(first).recipe(), studio.only(again).recipe());
    }

    @Test
    void aStepThatWasKeptIsGoneOnFrom() throws Exception {
        studio.caching = true;
        List<Integer> steps = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch failing = new CountDownLatch(1);
        studio.generator.atStep(recipes -> {
            if (recipes.getFirst().width() == 64) {
                studio.pass(1);
                steps.add(1);
                if (steps.size() == 7 && failing.getCount() > 0) {
                    failing.countDown();
                    throw Studio.fault(sluice.render.generate.GeneratorException.Kind.FAILED);
                }
            }
        });
        long render = studio.accept(Wish.of("waves").steps(8));
        studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(render, JobState.RETRY);
        studio.drain(1);
        assertEquals(JobState.DONE, studio.state(render));
        List<StageCharge> denoised = studio.charges(render).stream()
                .filter(charge -> charge.stage() == Stage.DENOISE)
                .toList();
        assertEquals(2, denoised.size());
        assertEquals(Charge.Outcome.FAILED, denoised.get(0).outcome());
        assertEquals(7, denoised.get(0).cost().wallSeconds(), 1e-6);
        assertNotNull(denoised.get(1).hit());
        assertEquals(new CacheHit(CacheKind.LATENT, 6, null), denoised.get(1).hit(), "six steps were kept");
    }

    @Test
    void higherPrioritiesAndEarlierDeadlinesGoFirst() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        studio.generator.atEncode(recipes -> recipes.forEach(recipe -> order.add(recipe.prompt())));
        studio.accept(Wish.of("plain"));
        studio.accept(Wish.of("late").deadline(Wish.AT.plus(Duration.ofHours(2))));
        studio.accept(Wish.of("soon").deadline(Wish.AT.plus(Duration.ofHours(1))));
        studio.accept(Wish.of("urgent").priority(5));
        long last = studio.accept(Wish.of("whenever").priority(-5));
        studio.work(Studio.pool("here", 1, 1));
        studio.awaitState(last, JobState.DONE);
        assertEquals(List.of("urgent", "soon", "late", "plain", "whenever"), order.subList(1, 6));
    }

    @Test
    void poolsAreSeenAndToldOfAndMoveOnWithTheWork() throws Exception {
        CountDownLatch inStep = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        studio.generator.atStep(recipes -> {
            if (recipes.getFirst().width() == 64) {
                inStep.countDown();
                uninterrupted(goOn);
                studio.pass(1);
            }
        });
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        assertEquals(
                List.of(PlainGenerator.MODEL),
                workers.pools().getFirst().models(),
                "known as soon as they are started");
        assertFalse(workers.busy());
        long render = studio.accept(Wish.of("waves").count(2));
        workers.wake();
        inStep.await();
        assertTrue(workers.busy());
        studio.pass(1);
        var view = workers.pools().getFirst();
        assertEquals(1, view.busy());
        assertEquals(Set.of("plain/original"), view.loaded());
        assertEquals(2 * 2.375, view.backlogSeconds(), 1e-9, "one waits, one is in hand");
        Progress now = workers.current().getFirst();
        assertEquals(Progress.At.DENOISE, now.at());
        assertEquals(0.1, now.share(), 1e-9, "encoding lies behind it");
        long job = now.job();
        studio.await(
                "it is told",
                () -> studio.told.stream()
                        .anyMatch(progress -> progress.job() == job && progress.at() == Progress.At.DENOISE));
        assertTrue(workers.preview(job).isEmpty(), "nobody has looked before");
        goOn.countDown();
        studio.awaitState(render, JobState.DONE);
        studio.await("nothing is in hand", () -> !workers.busy());
        assertTrue(workers.preview(job).isEmpty());
        PoolUse use = workers.use().getFirst();
        assertTrue(use.busySeconds() >= 8 && use.utilisation() > 0.5 && use.utilisation() <= 1, use.toString());
        PoolStarts starts = workers.starts().getFirst();
        assertEquals(List.of(1L, 1L), List.of(starts.cold(), starts.warm()));
    }

    @Test
    void aPreviewIsDrawnForWhoLooks() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        List<Integer> steps = Collections.synchronizedList(new ArrayList<>());
        studio.generator.atStep(recipes -> {
            if (recipes.getFirst().width() == 64) {
                steps.add(1);
                if (steps.size() == 2) {
                    first.countDown();
                    uninterrupted(looked);
                } else if (steps.size() == 3) {
                    second.countDown();
                    uninterrupted(seen);
                }
            }
        });
        long render = studio.accept(Wish.of("waves"));
        RenderWorkers workers = studio.work(Studio.pool("here", 1, 1));
        first.await();
        long job = studio.only(render).id();
        assertTrue(workers.preview(job).isEmpty(), "after a step that nobody looked at");
        looked.countDown();
        second.await();
        assertEquals(64, workers.preview(job).orElseThrow().width());
        seen.countDown();
        studio.awaitState(render, JobState.DONE);
    }

    static void uninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void everyFractionIsBilled() throws Exception {
        // A third of a micro-dollar for each image: three make one.
        var cheap = new sluice.render.route.Pool(
                "here",
                "builtin",
                "",
                List.of(),
                "cpu",
                1_200,
                1,
                1,
                1L << 30,
                sluice.render.Quality.DRAFT,
                sluice.render.Quality.HERO);
        studio.generator.atDecode(recipes -> pass(recipes, 1));
        long render = studio.accept(Wish.of("waves").count(9));
        studio.work(cheap);
        studio.awaitState(render, JobState.DONE);
        long billed = studio.ports.book().jobs(render).stream()
                .mapToLong(RenderJob::billedMicroUsd)
                .sum();
        assertTrue(billed == 3 || billed == 2, billed + " of three, as far as thirds are numbers");
    }
}
