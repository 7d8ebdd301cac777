package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sluice.budget.Charge;
import sluice.contracts.catalog.Faults;
import sluice.contracts.render.FaultyRenderBook;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.Wish;
import sluice.job.JobState;
import sluice.render.Places;
import sluice.render.Stage;
import sluice.render.book.Campaigns;
import sluice.render.book.Render;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.generate.GeneratorException.Kind;
import sluice.render.route.Pool;

/** What is left when a process dies, at whatever moment: nothing lost, nothing billed or delivered twice. */
class RenderRestartTest {
    private static final int MOST_CALLS = 200;

    @ParameterizedTest
    @CsvSource({"false, ''", "true, ''", "false, decode=desk finish=desk", "true, encode=desk finish=desk"})
    void aDeathAtAnyCallCostsNoImageAndNoMoney(boolean after, String places) throws Exception {
        int calls = 0;
        boolean survived = false;
        while (!survived && calls < MOST_CALLS) {
            survived = survives(++calls, after, Places.parse(places));
        }
        assertTrue(survived, "the work has an end");
        assertTrue(calls > 20, "it was killed at " + calls + " calls");
    }

    /** Whether the work was done before so many calls were made. */
    private static boolean survives(int calls, boolean after, Places places) throws InterruptedException {
        try (Studio studio = new Studio()) {
            studio.ports.campaigns().create("spring", new Campaigns.Terms(null, null, false, false), studio.now());
            studio.generator.atStep(recipes -> studio.pass(0.25));
            long render =
                    studio.accept(Wish.of("waves").count(3).campaign("spring").places(places));
            Mortal process = new Mortal(calls, after);
            try {
                studio.work(
                        process.over(studio.ports.book()),
                        process.over(studio.receipts),
                        process.over(studio.deliveries),
                        studio.generator,
                        pools(places));
            } catch (Mortal.Death e) {
                assertTrue(process.isDead(), "as early as that");
            }
            studio.await(
                    "it is dead or through",
                    () -> process.isDead()
                            || studio.ended.size() == 3
                                    && studio.receipts.jobs(1).isEmpty());
            boolean died = process.isDead();
            process.kill();
            studio.close();
            studio.pass(0.5);
            studio.work(pools(places));
            studio.drain(10);
            studio.await("nothing is left over", () -> studio.receipts.jobs(1).isEmpty());
            check(studio, "killed at call " + calls);
            return !died;
        }
    }

    private static Pool[] pools(Places places) {
        Pool here = Studio.pool("here", 1, 2);
        return places.equals(Places.HOME) ? new Pool[] {here} : new Pool[] {here, Studio.pool("desk", 1, 2)};
    }

    /** Every image is there once, and every sum is that of its parts. */
    private static void check(Studio studio, String when) {
        long billed = 0;
        long images = 0;
        for (Render render : studio.ports.book().list(null, null, null, 10_000)) {
            for (RenderJob job : studio.ports.book().jobs(render.id())) {
                List<StageCharge> charges = studio.ports.book().charges(job.id());
                long sum =
                        charges.stream().mapToLong(one -> one.cost().microUsd()).sum();
                assertEquals(sum, job.billedMicroUsd(), when);
                billed += sum;
                Set<String> keys = new HashSet<>();
                charges.forEach(charge -> assertTrue(keys.add(charge.key()), charge.key()));
                boolean done = job.leasing().state() == JobState.DONE;
                assertTrue(
                        done || job.leasing().state() == JobState.SKIPPED,
                        () -> when + ": only cancelled ones are not done");
                int delivered = studio.deliveries.of(job.id());
                // One that was delivered, cancelled, and not settled because its process died is in the library all the
                // same.
                assertTrue(
                        delivered == 1 || !done && delivered == 0, () -> when + ": delivered " + delivered + " times");
                assertEquals(done ? 1 : 0, job.assets().size(), when);
                long finished = charges.stream()
                        .filter(charge -> charge.stage() == Stage.FINISH && charge.outcome() == Charge.Outcome.DONE)
                        .count();
                assertEquals(done ? 1 : 0, finished, when + ": image " + job.id() + " is billed once");
                images += done ? 1 : 0;
            }
        }
        var campaign = studio.ports.campaigns().find("spring").orElseThrow();
        assertEquals(0, campaign.reservedMicroUsd(), when);
        assertEquals(billed, campaign.spentMicroUsd(), when);
        assertEquals(images, campaign.images(), when);
    }

    @Test
    void aReceiptOfAnotherImageIsNotTakenForThisOnes() throws Exception {
        try (Studio studio = new Studio();
                Studio elsewhere = new Studio()) {
            long strange = elsewhere.accept(Wish.of("cells"));
            Mortal process = new Mortal(MOST_CALLS, true);
            Delivery dies = (job, files, imprint) -> {
                process.kill();
                throw new Mortal.Death("in the library");
            };
            elsewhere.work(
                    process.over(elsewhere.ports.book()),
                    elsewhere.receipts,
                    dies,
                    elsewhere.generator,
                    Studio.pool("here", 1, 1));
            elsewhere.await("its receipt is kept", process::isDead);
            Receipt left = elsewhere.receipts.find(elsewhere.only(strange).id()).orElseThrow();
            studio.receipts.keep(left);
            long render = studio.accept(Wish.of("waves"));
            assertEquals(left.job(), studio.only(render).id(), "the same number");
            studio.work(Studio.pool("here", 1, 1));
            studio.awaitState(render, JobState.DONE);
            assertEquals(1, studio.finished.get(), "it was drawn all the same");
        }
    }

    /** Some hundred images of many requests, faults of storage and generator, a process killed again and again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aBurstSurvivesFaultsAndRestarts(long seed) throws Exception {
        Random random = new Random(seed);
        try (Studio studio = new Studio()) {
            studio.caching = seed % 2 == 0;
            studio.ports.campaigns().create("spring", new Campaigns.Terms(null, null, false, false), studio.now());
            Trouble trouble = new Trouble(seed, studio);
            List<Long> renders = new ArrayList<>();
            for (int at = 0; at < 60; at++) {
                renders.add(studio.accept(Wish.of(at % 7 == 0 ? "waves" : "prompt " + at)
                        .seed(random.nextInt(1_000))
                        .count(1 + random.nextInt(10))
                        .steps(random.nextBoolean() ? 2 : 4)
                        .pool(random.nextBoolean() ? "here" : "there")
                        .places(somewhere(random))
                        .priority(random.nextInt(3))
                        .campaign("spring")));
            }
            for (int life = 0; life < 5; life++) {
                Mortal process = new Mortal(100 + random.nextInt(400), random.nextBoolean());
                RenderWorkers workers = studio.work(
                        process.over(new FaultyRenderBook(studio.ports.book(), new Faults(seed + life, 0.02))),
                        process.over(studio.receipts),
                        process.over(trouble.over(studio.deliveries)),
                        trouble.generator,
                        Studio.pool("here", 2, 4),
                        Studio.pool("there", 2, 8));
                long unwanted = renders.get(random.nextInt(renders.size()));
                workers.cancel(studio.ports.book().cancel(unwanted, studio.now()));
                studio.await("it is dead, or through", () -> {
                    studio.pass(0.2);
                    return process.isDead() || studio.ports.book().loads().isEmpty();
                });
                process.kill();
                workers.close();
                studio.pass(31);
            }
            trouble.over = true;
            studio.work(studio.generator, Studio.pool("here", 2, 4), Studio.pool("there", 2, 8));
            studio.drain(0.5);
            renders.forEach(render -> {
                if (studio.ports.book().jobs(render).stream()
                        .anyMatch(job -> job.leasing().state() == JobState.DEAD)) {
                    studio.ports.book().retry(render, studio.now());
                }
            });
            studio.drain(0.5);
            studio.await("nothing is left over", () -> studio.receipts.jobs(1).isEmpty());
            long dead = renders.stream()
                    .flatMap(render -> studio.ports.book().jobs(render).stream())
                    .filter(job -> job.leasing().state() == JobState.DEAD)
                    .count();
            assertEquals(0, dead, "what failed was done when it was tried again");
            check(studio, "seed " + seed);
        }
    }

    /** Some stages in another pool, which may be the one that draws. */
    private static Places somewhere(Random random) {
        Map<Stage, String> elsewhere = new EnumMap<>(Stage.class);
        for (Stage stage : List.of(Stage.ENCODE, Stage.DECODE, Stage.FINISH)) {
            if (random.nextInt(3) == 0) {
                elsewhere.put(stage, random.nextBoolean() ? "here" : "there");
            }
        }
        return new Places(elsewhere);
    }

    /** A generator and a library that fail now and then, until it is over. */
    private static final class Trouble {
        private final Random random;
        final PlainGenerator generator;
        volatile boolean over;

        Trouble(long seed, Studio studio) {
            random = new Random(seed);
            generator = studio.generator;
            generator.atStep(recipes -> at(0.01, () -> Studio.fault(Kind.FAILED)));
            generator.atEncode(recipes -> at(0.005, () -> Studio.fault(Kind.GONE)));
            generator.atDecode(recipes -> at(0.01, () -> Studio.fault(Kind.OUT_OF_MEMORY)));
        }

        private <E extends Throwable> void at(double share, Supplier<E> failure) throws E {
            boolean fails;
            synchronized (random) {
                fails = !over && random.nextDouble() < share;
            }
            if (fails) {
                throw failure.get();
            }
        }

        Delivery over(Delivery sound) {
            Faults faults = new Faults(random.nextLong(), 0.03);
            return (job, files, imprint) -> faults.through("deliver", () -> sound.deliver(job, files, imprint));
        }
    }
}
