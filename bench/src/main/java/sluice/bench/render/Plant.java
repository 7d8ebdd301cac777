package sluice.bench.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import sluice.adapters.files.FolderReceipts;
import sluice.adapters.files.FolderRenderCache;
import sluice.adapters.imaging.ImageFinisher;
import sluice.adapters.jdbc.SqliteCatalog;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.jdbc.SqliteRenderBook;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.contracts.render.PlainGenerator;
import sluice.ingest.IngestLimits;
import sluice.ingest.Intake;
import sluice.ingest.SightingReader;
import sluice.ingest.UploadFolder;
import sluice.job.RetryRule;
import sluice.metadata.container.Containers;
import sluice.render.book.GroupAcceptance;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderJob;
import sluice.render.book.RenderRequest;
import sluice.render.book.StageCharge;
import sluice.render.cache.ModelFiles;
import sluice.render.cache.RenderCache;
import sluice.render.cache.StageCaches;
import sluice.render.deliver.RenderFileName;
import sluice.render.desk.RenderDesk;
import sluice.render.desk.Submitted;
import sluice.render.finish.FinishedFile;
import sluice.render.finish.Finisher;
import sluice.render.finish.Finishing;
import sluice.render.finish.Imprint;
import sluice.render.measure.LearnedPredictions;
import sluice.render.route.Pool;
import sluice.render.route.PoolsFile;
import sluice.render.route.Preferences;
import sluice.render.run.Delivery;
import sluice.render.run.Pace;
import sluice.render.run.Receipts;
import sluice.render.run.RenderListener;
import sluice.render.run.RenderWorkers;
import sluice.render.run.Station;
import sluice.render.run.Workshop;

/**
 * Rendering put together as the program does it, over a database that is flushed, with the pools that every home has unless
 * it is told otherwise, and in them a generator that does nothing. What is left out is what the program does beside it: the search index and
 * thumbnails.
 */
final class Plant implements AutoCloseable {
    private static final long CACHE_BYTES = 2_048L << 20;
    private static final long MEMORY_BYTES = 1L << 30;

    private final SqliteDatabase database;
    private final Catalog catalog;
    private final RenderBook book;
    private final RenderCache cache;
    private final PlainGenerator generator = new PlainGenerator();
    private final AtomicLong drawn = new AtomicLong();
    private final LearnedPredictions predictions = new LearnedPredictions();
    private final RenderWorkers workers;
    private final RenderDesk desk;
    private final Map<Long, Ended> ended = new ConcurrentHashMap<>();
    private final Map<Long, Long> leased = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> endings = new ConcurrentLinkedQueue<>();

    /** An image that came to its end, and when, by {@link System#nanoTime}. */
    record Ended(RenderJob job, long nanos) {}

    /** @param home an empty folder */
    Plant(Path home, Stopwatch watch) throws IOException {
        this(home, watch, standard(), recipes -> {});
    }

    private static List<Pool> standard() {
        int cores = Runtime.getRuntime().availableProcessors();
        return PoolsFile.standard(new PoolsFile.Machine(cores, MEMORY_BYTES, false))
                .pools();
    }

    /** @param atStep done in every step of a call to the denoiser */
    Plant(Path home, Stopwatch watch, List<Pool> pools, PlainGenerator.Moment atStep) throws IOException {
        InstantSource clock = InstantSource.system();
        database = SqliteDatabase.open(home.resolve("sluice.db"));
        catalog = new SqliteCatalog(database);
        book = noting(watch.over(RenderBook.class, "book", new SqliteRenderBook(database, RetryRule.DEFAULT)));
        cache = watch.over(
                RenderCache.class,
                "cache",
                new FolderRenderCache(Files.createDirectories(home.resolve("render-cache")), CACHE_BYTES));
        generator.atDecode(recipes -> drawn.addAndGet(recipes.size()));
        generator.atStep(atStep);
        List<Station> stations =
                pools.stream().map(pool -> new Station(pool, generator)).toList();
        workers = new RenderWorkers(
                "bench",
                Pace.DEFAULT,
                stations,
                new Workshop(
                        book,
                        new StageCaches(cache, null, () -> true, ModelFiles.NONE, System::nanoTime),
                        watch.over(Finisher.class, "finisher", new ImageFinisher(id -> Optional.empty())),
                        watch.over(Delivery.class, "delivery", delivery(home, clock)),
                        watch.over(Receipts.class, "receipts", new FolderReceipts(home.resolve("receipts"))),
                        predictions,
                        (asset, width, height) -> {
                            throw new IllegalStateException("nothing here starts from a picture");
                        },
                        new Ear(),
                        "Sluice",
                        clock,
                        System::nanoTime));
        GroupAcceptance acceptance = new GroupAcceptance(book::accept, clock, GroupAcceptance.ROOM);
        desk = new RenderDesk(
                book, acceptance, workers::pools, predictions, model -> List.of(), Preferences.NONE, clock);
    }

    /** The same book; when an image was leased is kept. */
    private RenderBook noting(RenderBook real) {
        return (RenderBook) Proxy.newProxyInstance(
                RenderBook.class.getClassLoader(), new Class<?>[] {RenderBook.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (method.getName().equals("lease") && answer instanceof List<?> jobs) {
                            long now = System.nanoTime();
                            jobs.forEach(job -> leased.put(((RenderJob) job).render(), now));
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    private Delivery delivery(Path home, InstantSource clock) {
        IngestLimits limits = IngestLimits.DEFAULT;
        SightingReader reader = new SightingReader(new Containers(limits.metadata(), ZoneOffset.UTC), limits, clock);
        Catalog rendered = new SqliteCatalog(database).ofWhoWritesAgain();
        UploadFolder folder =
                new UploadFolder(home.resolve("renders"), rendered, new Intake(rendered, reader), limits, clock);
        return (RenderJob job, List<FinishedFile> files, Imprint imprint) -> {
            List<AssetId> assets = new ArrayList<>();
            for (FinishedFile file : files) {
                try {
                    assets.add(Objects.requireNonNull(
                            folder.take(RenderFileName.of(imprint, file), new ByteArrayInputStream(file.bytes()))
                                    .asset()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return assets;
        };
    }

    void start() {
        workers.start();
        workers.pools().forEach(view -> predictions.know(view.pool(), view.models()));
        predictions.seed(book);
    }

    /** Durable when it returns. */
    long submit(RenderRequest request) {
        if (desk.submit(request) instanceof Submitted.Taken taken) {
            workers.wake();
            return taken.render();
        }
        throw new IllegalStateException("refused: " + request);
    }

    RenderBook book() {
        return book;
    }

    /** Of a render of one image, which has ended. */
    Ended end(long render) {
        return Objects.requireNonNull(ended.get(render), "it has not ended");
    }

    /** When the one image of a render was leased last, by {@link System#nanoTime}. */
    long leased(long render) {
        return Objects.requireNonNull(leased.get(render), "it was not leased");
    }

    /** Renders that have ended. */
    int ends() {
        return ended.size();
    }

    /** Ends of images that were told, those of one image told twice counted twice. */
    int endings() {
        return endings.size();
    }

    /** Pictures that the generator was asked for, without the one that exercises a model when it is loaded. */
    long drawn() {
        return drawn.get() - generator.opened();
    }

    long assets() {
        return catalog.counts().assets();
    }

    @Override
    public void close() {
        workers.close();
        cache.close();
        database.close();
    }

    private final class Ear implements RenderListener {
        @Override
        public void ended(RenderJob job) {
            ended.put(job.render(), new Ended(job, System.nanoTime()));
            endings.add(job.render());
        }

        @Override
        public void measured(RenderJob done, Finishing finishing, List<StageCharge> computed) {
            predictions.learn(done, finishing, computed);
        }

        @Override
        public void loaded(String pool, String model, String variant, double seconds) {
            predictions.loaded(pool, model, variant, seconds);
        }
    }
}
