package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.Wish;
import sluice.image.Raster;
import sluice.job.JobState;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.generate.Conditioning;
import sluice.render.generate.Denoising;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.generate.Latents;
import sluice.render.generate.Pipeline;
import sluice.render.generate.RenderModel;
import sluice.render.generate.StepWatch;
import sluice.render.route.Pool;
import sluice.tier.SmallLibrary;

/** Which models are loaded, for whom, and which have to go. */
class WarmPoolTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private volatile double loadSeconds = 1;

    private static RenderModel model(String id, long bytes) {
        return new RenderModel(
                id,
                "plain",
                Quality.HERO,
                PlainGenerator.MODEL.steps(),
                100,
                1,
                List.of("euler"),
                8,
                8,
                1L << 24,
                true,
                true,
                true,
                8,
                List.of(Recipe.ORIGINAL),
                bytes,
                false);
    }

    /** Models whose closing is noted; what they take is what they said, or more. */
    private final class Noted implements Generator {
        private final PlainGenerator plain;
        private final long more;

        Noted(long more, RenderModel... models) {
            this.plain =
                    new PlainGenerator(List.of(models)).atOpen(recipes -> nanos.addAndGet((long) (loadSeconds * 1e9)));
            this.more = more;
        }

        @Override
        public List<RenderModel> models() {
            return plain.models();
        }

        @Override
        public Pipeline open(String model, String variant) throws GeneratorException {
            Pipeline sound = plain.open(model, variant);
            return new Pipeline() {
                @Override
                public RenderModel model() {
                    return sound.model();
                }

                @Override
                public String variant() {
                    return variant;
                }

                @Override
                public long bytes() {
                    return sound.bytes() + more;
                }

                @Override
                public List<Conditioning> encode(List<Recipe> recipes) throws GeneratorException {
                    return sound.encode(recipes);
                }

                @Override
                public List<Latents> denoise(List<Denoising> batch, StepWatch watch)
                        throws GeneratorException, sluice.render.generate.CancelledException {
                    return sound.denoise(batch, watch);
                }

                @Override
                public List<Raster> decode(List<Recipe> recipes, List<Latents> latents) throws GeneratorException {
                    return sound.decode(recipes, latents);
                }

                @Override
                public void close() {
                    closed.add(model);
                }
            };
        }

        @Override
        public void close() {
            plain.close();
        }
    }

    private WarmPool pool(long memory, Generator generator) {
        return new WarmPool(
                "here", memory, generator, nanos::get, (model, variant, seconds) -> heard.add(model + " " + seconds));
    }

    private static WarmPool.Loan borrow(WarmPool pool, RenderModel model) throws Exception {
        return pool.borrow(model, Recipe.ORIGINAL, loan -> {});
    }

    @Test
    void aModelIsExercisedOnceAndThenWarm() throws Exception {
        RenderModel one = model("one", 10);
        WarmPool pool = pool(100, new Noted(0, one));
        WarmPool.Loan first = borrow(pool, one);
        assertEquals(Set.of("one/original"), pool.loaded());
        assertEquals(List.of("one 1.0"), heard);
        first.giveBack();
        assertSame(first, borrow(pool, one));
        WarmPool.Loan second = borrow(pool, one);
        assertNotSame(first, second, "each worker has one for itself alone");
        PoolStarts starts = pool.starts().getFirst();
        assertEquals(List.of(2L, 1L), List.of(starts.cold(), starts.warm()));
        assertEquals(2, starts.coldSeconds(), 1e-9);
        assertEquals(0, starts.warmSeconds(), 1e-9);
    }

    @Test
    void whatIsWorthLeastGoesFirst() throws Exception {
        RenderModel quick = model("quick", 10);
        RenderModel slow = model("slow", 10);
        RenderModel next = model("next", 10);
        WarmPool pool = pool(20, new Noted(0, quick, slow, next));
        loadSeconds = 60;
        borrow(pool, slow).giveBack();
        loadSeconds = 1;
        borrow(pool, quick).giveBack();
        borrow(pool, quick).giveBack();
        borrow(pool, next).giveBack();
        assertEquals(List.of("quick"), closed, "used more and later, and loaded in no time");
        nanos.addAndGet((long) (20 * Warmth.HALF_LIFE_SECONDS * 1e9));
        borrow(pool, next).giveBack();
        borrow(pool, quick).giveBack();
        assertEquals(List.of("quick", "slow"), closed, "nobody has used it for long");
        assertEquals(Set.of("next/original", "quick/original"), pool.loaded());
    }

    @Test
    void whatIsLentStaysAndWhoHasNoRoomWaits() throws Exception {
        RenderModel one = model("one", 10);
        RenderModel two = model("two", 10);
        WarmPool pool = pool(15, new Noted(0, one, two));
        WarmPool.Loan lent = borrow(pool, one);
        AtomicReference<WarmPool.Loan> got = new AtomicReference<>();
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            try {
                got.set(borrow(pool, two));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        SmallLibrary.await("it waits", () -> waiting.getState() == Thread.State.WAITING);
        assertEquals(List.of(), closed);
        lent.giveBack();
        waiting.join();
        assertEquals(List.of("one"), closed);
        assertEquals("two", got.get().pipeline().model().id());
    }

    @Test
    void aModelThatTakesMoreThanItSaidCostsAnother() throws Exception {
        RenderModel one = model("one", 10);
        RenderModel two = model("two", 10);
        WarmPool pool = pool(35, new Noted(10, one, two));
        borrow(pool, one).giveBack();
        WarmPool.Loan lent = borrow(pool, two);
        assertEquals(List.of("one"), closed);
        lent.giveBack();
        assertEquals(Set.of("two/original"), pool.loaded());
    }

    @Test
    void whatNeverFitsIsRefusedAndWhatFailedLeavesNoTrace() throws Exception {
        RenderModel large = model("large", 101);
        RenderModel one = model("one", 60);
        Noted generator = new Noted(0, large, one);
        WarmPool pool = pool(100, generator);
        GeneratorException refused = assertThrows(GeneratorException.class, () -> borrow(pool, large));
        assertEquals(GeneratorException.Kind.REFUSED, refused.kind());
        generator.plain.atDecode(recipes -> {
            throw new IllegalStateException("no");
        });
        assertEquals(
                GeneratorException.Kind.FAILED,
                assertThrows(GeneratorException.class, () -> borrow(pool, one)).kind());
        assertEquals(List.of("one"), closed);
        assertEquals(Set.of(), pool.loaded());
        generator.plain.atDecode(recipes -> {});
        borrow(pool, one).giveBack();
        assertEquals(Set.of("one/original"), pool.loaded(), "its room was free again");
    }

    @Test
    void whatIsForfeitedMakesRoomAndIsClosedWhenItComesBack() throws Exception {
        RenderModel one = model("one", 60);
        WarmPool pool = pool(100, new Noted(0, one));
        WarmPool.Loan hanging = borrow(pool, one);
        hanging.forfeit();
        WarmPool.Loan other = borrow(pool, one);
        hanging.discard();
        assertEquals(List.of("one"), closed);
        pool.close();
        assertEquals(List.of("one"), closed, "what is lent is closed by who has it");
        other.giveBack();
        assertEquals(List.of("one", "one"), closed);
    }

    @Test
    void neverMoreThanThePoolsMemoryWhateverHappens() throws Exception {
        for (long seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            RenderModel[] models = new RenderModel[6];
            for (int at = 0; at < models.length; at++) {
                models[at] = model("m" + at, 5 + random.nextInt(40));
            }
            AtomicLong held = new AtomicLong();
            Noted generator = new Noted(0, models);
            closed.clear();
            WarmPool pool = pool(100, generator);
            List<WarmPool.Loan> lent = new ArrayList<>();
            Map<String, Long> bytes = new java.util.HashMap<>();
            for (RenderModel model : models) {
                bytes.put(model.id(), model.bytes());
            }
            for (int step = 0; step < 200; step++) {
                nanos.addAndGet(random.nextInt(1_000_000_000));
                RenderModel wanted = models[random.nextInt(models.length)];
                long lentBytes =
                        lent.stream().mapToLong(loan -> loan.pipeline().bytes()).sum();
                if (lentBytes + wanted.bytes() <= 100 && random.nextInt(3) > 0) {
                    lent.add(borrow(pool, wanted));
                } else if (!lent.isEmpty()) {
                    WarmPool.Loan back = lent.remove(random.nextInt(lent.size()));
                    if (random.nextInt(5) == 0) {
                        back.discard();
                    } else {
                        back.giveBack();
                    }
                }
                long open = pool.starts().stream()
                        .mapToLong(starts -> starts.cold() * bytes.getOrDefault(starts.model(), 0L))
                        .sum();
                long gone = closed.stream()
                        .mapToLong(model -> bytes.getOrDefault(model, 0L))
                        .sum();
                held.set(open - gone);
                assertTrue(held.get() <= 100, "seed " + seed + ", step " + step + ": " + held);
            }
            lent.forEach(WarmPool.Loan::giveBack);
            pool.close();
            long open = pool.starts().stream().mapToLong(PoolStarts::cold).sum();
            assertEquals(open, closed.size(), "all that was opened is closed");
        }
    }

    @Test
    void aFreeWorkerPrefersWhatIsLoadedButLetsNothingWaitForever() throws Exception {
        try (Studio studio = new Studio()) {
            Noted generator = new Noted(0, model("one", 10), model("two", 10));
            Pool small = new Pool("here", "builtin", "", List.of(), "cpu", 1, 1, 1, 15, Quality.DRAFT, Quality.HERO);
            List<String> order = Collections.synchronizedList(new ArrayList<>());
            CountDownLatch all = new CountDownLatch(1);
            generator.plain.atEncode(recipes -> {
                if (recipes.getFirst().width() == 64) {
                    order.add(recipes.getFirst().model());
                    if (order.size() == 1) {
                        RenderWorkersTest.uninterrupted(all);
                    }
                    studio.pass(10);
                }
            });
            long last = 0;
            studio.accept(Wish.of("first").model("one"));
            studio.work(generator, small);
            studio.await("it is begun", () -> order.size() == 1);
            for (int at = 0; at < 10; at++) {
                studio.accept(Wish.of("b" + at).model("two").seed(at));
                last = studio.accept(Wish.of("a" + at).model("one").seed(at));
            }
            long urgent = studio.accept(Wish.of("urgent").model("two").priority(1));
            all.countDown();
            studio.awaitState(last, JobState.DONE);
            studio.drain(0);
            assertEquals(22, order.size());
            assertEquals(List.of("one", "two"), order.subList(0, 2), "a higher priority goes before what is loaded");
            assertEquals(JobState.DONE, studio.state(urgent));
            int changes = 0;
            for (int at = 1; at < order.size(); at++) {
                changes += order.get(at).equals(order.get(at - 1)) ? 0 : 1;
            }
            assertTrue(changes < 8, changes + " changes instead of 20: " + order);
            int longest = 0;
            int run = 0;
            for (int at = 1; at < 16; at++) {
                run = order.get(at).equals(order.get(at - 1)) ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
            assertTrue(longest <= 7, "after a minute the next one has its turn, whatever it is: " + order);
            assertFalse(closed.isEmpty());
        }
    }
}
