package sluice.render.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import sluice.budget.Charge;
import sluice.contracts.render.InMemoryReceipts;
import sluice.contracts.render.InMemoryRenderCache;
import sluice.contracts.render.PlainGenerator;
import sluice.contracts.render.RenderPorts;
import sluice.contracts.render.Wish;
import sluice.image.ImageFormat;
import sluice.image.Raster;
import sluice.job.JobState;
import sluice.job.RetryRule;
import sluice.render.Quality;
import sluice.render.Recipe;
import sluice.render.Stage;
import sluice.render.book.Accepted;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.StageCharge;
import sluice.render.cache.ModelFiles;
import sluice.render.cache.StageCaches;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Finisher;
import sluice.render.finish.Finishing;
import sluice.render.finish.Imprint;
import sluice.render.generate.Generator;
import sluice.render.generate.GeneratorException;
import sluice.render.route.Pool;
import sluice.render.route.Prediction;
import sluice.render.route.Predictions;
import sluice.tier.SmallLibrary;

/**
 * Everything that rendering needs, in memory, with one clock that is moved by hand and that all times and prices follow: a
 * second of a slot costs a dollar.
 */
final class Studio implements AutoCloseable {
    static final long USD = 1_000_000;
    static final RetryRule RULE = new RetryRule(4, Duration.ofSeconds(10), Duration.ofMinutes(1));

    /** Sums to ten seconds. */
    static final Map<Stage, Double> PREDICTED =
            Map.of(Stage.ENCODE, 1.0, Stage.DENOISE, 6.0, Stage.DECODE, 2.0, Stage.FINISH, 1.0);

    final Pace pace = new Pace(
            Duration.ofSeconds(30),
            Duration.ofMillis(5),
            Duration.ofMillis(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            new Pace.HangRule(Duration.ofSeconds(100), Duration.ofSeconds(1_000), 2),
            new Pace.OutRule(3, Duration.ofSeconds(5), Duration.ofSeconds(40), 3));

    private final AtomicLong nanos = new AtomicLong(1_000_000_000);
    final InstantSource clock = () -> Wish.AT.plusNanos(nanos.get() - 1_000_000_000);
    final RenderPorts ports = RenderPorts.inMemory(RULE);
    final InMemoryReceipts receipts = new InMemoryReceipts();
    final Deliveries deliveries = new Deliveries();
    final InMemoryRenderCache cache = new InMemoryRenderCache(1L << 30);
    final PlainGenerator generator = new PlainGenerator();
    final List<Progress> told = new CopyOnWriteArrayList<>();
    final List<RenderJob> ended = new CopyOnWriteArrayList<>();
    final List<List<StageCharge>> measured = new CopyOnWriteArrayList<>();
    /** What became of the pictures whose times were measured. */
    final List<Finishing> finishings = new CopyOnWriteArrayList<>();

    final List<String> loaded = new CopyOnWriteArrayList<>();
    final List<String> health = new CopyOnWriteArrayList<>();
    final AtomicInteger finished = new AtomicInteger();
    volatile boolean caching;
    /** Done before an image is finished. */
    volatile Consumer<Imprint> atFinish = imprint -> {};

    private final List<RenderWorkers> started = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger runs = new AtomicInteger();

    static Pool pool(String name, int slots, int batch) {
        return pool(name, slots, batch, "cpu", 1, Pool.ALL);
    }

    /** @param price in dollars, of a second of a slot */
    static Pool pool(String name, int slots, int batch, String provider, double price, Set<Stage> stages) {
        return new Pool(
                name,
                "builtin",
                "",
                List.of(),
                provider,
                Math.round(3_600 * USD * price),
                slots,
                batch,
                1L << 30,
                Quality.DRAFT,
                Quality.HERO,
                stages);
    }

    RenderWorkers work(Pool... pools) {
        return work(ports.book(), receipts, deliveries, generator, pools);
    }

    RenderWorkers work(Generator draws, Pool... pools) {
        return work(ports.book(), receipts, deliveries, draws, pools);
    }

    RenderWorkers work(RenderBook book, Receipts kept, Delivery delivery, Generator draws, Pool... pools) {
        RenderWorkers workers = new RenderWorkers(
                "run" + runs.incrementAndGet(),
                pace,
                Arrays.stream(pools).map(pool -> new Station(pool, draws)).toList(),
                workshop(book, kept, delivery));
        started.add(workers);
        workers.start();
        return workers;
    }

    private Workshop workshop(RenderBook book, Receipts kept, Delivery delivery) {
        return new Workshop(
                book,
                new StageCaches(cache, null, () -> caching, ModelFiles.NONE),
                finisher(),
                delivery,
                kept,
                PREDICTIONS,
                (asset, width, height) -> new Raster(width, height, new byte[3 * width * height]),
                new Noted(),
                "Sluice test",
                clock,
                nanos::get);
    }

    /** {@link #PREDICTED}, with a finish for each file. */
    static final Predictions PREDICTIONS = new Predictions() {
        @Override
        public Prediction of(String pool, Recipe recipe, Finishing finishing) {
            Map<Stage, Double> seconds = new EnumMap<>(PREDICTED);
            seconds.computeIfPresent(
                    Stage.FINISH, (stage, one) -> one * (1 + finishing.crops().size()));
            return new Prediction(seconds, 0.2, 0);
        }

        @Override
        public double loading(String pool, String model, String variant) {
            return 2;
        }
    };

    /** A file that says what it was made of. */
    private Finisher finisher() {
        return (picture, finishing, imprint) -> {
            atFinish.accept(imprint);
            finished.incrementAndGet();
            byte[] bytes = (imprint.recipe().seedText() + " " + Arrays.hashCode(picture.rgb()) + " " + imprint.request()
                            + " " + imprint.index())
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            return List.of(new FinishedFile("", ImageFormat.PNG, picture.width(), picture.height(), bytes));
        };
    }

    private final class Noted implements RenderListener {
        @Override
        public void progressed(Progress progress) {
            told.add(progress);
        }

        @Override
        public void ended(RenderJob job) {
            ended.add(job);
        }

        @Override
        public void measured(RenderJob done, Finishing finishing, List<StageCharge> computed) {
            finishings.add(finishing);
            measured.add(computed);
        }

        @Override
        public void loaded(String pool, String model, String variant, double seconds) {
            loaded.add(pool + " " + model);
        }

        @Override
        public void takenOut(Pool pool, String trouble) {
            health.add("out: " + trouble);
        }

        @Override
        public void back(Pool pool) {
            health.add("back");
        }
    }

    /** Moves the clock. */
    void pass(double seconds) {
        nanos.addAndGet((long) (seconds * 1e9));
    }

    Instant now() {
        return clock.instant();
    }

    long accept(Wish wish) {
        Accepted accepted =
                ports.book().accept(List.of(wish.at(now()).quoted()), now()).getFirst();
        Long render = accepted.render();
        if (render == null) {
            throw new AssertionError(accepted);
        }
        return render;
    }

    RenderJob only(long render) {
        List<RenderJob> jobs = ports.book().jobs(render);
        assertEquals(1, jobs.size());
        return jobs.getFirst();
    }

    JobState state(long render) {
        return only(render).leasing().state();
    }

    void await(String what, java.util.function.BooleanSupplier holds) throws InterruptedException {
        SmallLibrary.await(what, holds);
    }

    void awaitState(long render, JobState state) throws InterruptedException {
        await(
                "render " + render + " is " + state,
                () -> ports.book().jobs(render).stream()
                        .allMatch(job -> job.leasing().state() == state));
    }

    /**
     * Waits until all images ended, moving the clock on so that pauses and leases run out; but not while a worker has an
     * image in hand, which would hang by such a clock whenever the machine leaves its thread waiting.
     */
    void drain(double secondsALook) throws InterruptedException {
        await("all images come to an end", () -> {
            boolean through =
                    ports.book().list(null, null, null, 100_000).stream().allMatch(render -> render.ended());
            if (!through
                    && started.stream().allMatch(workers -> workers.current().isEmpty())) {
                pass(secondsALook);
            }
            return through;
        });
    }

    List<StageCharge> charges(long render) {
        return ports.book().charges(only(render).id());
    }

    List<Stage> stages(long render, Charge.Outcome outcome) {
        return charges(render).stream()
                .filter(charge -> charge.outcome() == outcome)
                .map(StageCharge::stage)
                .toList();
    }

    static GeneratorException fault(GeneratorException.Kind kind) {
        return new GeneratorException(kind, "it is " + kind);
    }

    @Override
    public void close() {
        started.forEach(RenderWorkers::close);
    }
}
