package sluice.server.app;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sluice.adapters.files.FolderReceipts;
import sluice.adapters.files.FolderRenderCache;
import sluice.adapters.imaging.ImageFinisher;
import sluice.adapters.imaging.PictureFit;
import sluice.analysis.TextEmbedder;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.curate.Lineages;
import sluice.image.PixelReader;
import sluice.image.Raster;
import sluice.ingest.IngestLimits;
import sluice.ingest.Intake;
import sluice.ingest.SightingReader;
import sluice.ingest.UploadFolder;
import sluice.metadata.container.Containers;
import sluice.render.book.Campaigns;
import sluice.render.book.GroupAcceptance;
import sluice.render.book.RenderBook;
import sluice.render.book.RenderRequest;
import sluice.render.cache.CacheKind;
import sluice.render.cache.RenderCache;
import sluice.render.cache.StageCaches;
import sluice.render.cache.Tally;
import sluice.render.desk.RenderDesk;
import sluice.render.desk.Submitted;
import sluice.render.hero.HeroFollower;
import sluice.render.hero.HeroRecords;
import sluice.render.measure.LearnedPredictions;
import sluice.render.route.PoolView;
import sluice.render.route.Routing;
import sluice.render.run.Pace;
import sluice.render.run.PoolStarts;
import sluice.render.run.PoolUse;
import sluice.render.run.Progress;
import sluice.render.run.RenderWorkers;
import sluice.render.run.Workshop;
import sluice.server.events.EventHub;
import sluice.server.home.Home;
import sluice.server.home.RenderSettings;
import sluice.server.metrics.Metrics;
import sluice.server.metrics.RenderFigures;
import sluice.server.render.RenderWork;
import sluice.signal.Signals;

/** Rendering of one home, put together: pools, router, workers, caches, and the way into the library. */
final class Rendering implements RenderWork, AutoCloseable {
    private static final int PREVIEW_QUALITY = 80;
    private static final long LARGEST_FILE = Integer.MAX_VALUE;

    private final RenderBook book;
    private final Campaigns campaigns;
    private final Generators generators;
    private final RenderCache cache;
    private final StageCaches caches;
    private final AssetFiles files;
    private final UploadFolder delivered;
    private final ImageFinisher finisher;
    private final LearnedPredictions predictions = new LearnedPredictions();
    private final RenderDesk desk;
    private final RenderWorkers workers;
    private final HeroFollower heroes;
    private boolean following;
    private final InstantSource clock;

    /**
     * What rendering works with beside its own stores.
     *
     * @param words embeds prompts
     * @param generators of its pools; closed with it
     * @param zone that dates in files without one are in
     * @param changed to be called when the catalog may have something new
     */
    record Surroundings(
            Catalog catalog,
            Signals signals,
            Lineages lineages,
            PixelReader pixels,
            TextEmbedder words,
            Generators generators,
            ZoneId zone,
            EventHub events,
            Metrics metrics,
            Runnable changed) {}

    Rendering(Home home, RenderSettings settings, Stores stores, Surroundings around, InstantSource clock) {
        this.clock = clock;
        book = stores.renders();
        campaigns = stores.campaigns();
        generators = around.generators();
        cache = new FolderRenderCache(home.renderCache(), (long) settings.cacheMegabytes() << 20);
        caches = new StageCaches(
                cache, around.words(), () -> settings.cacheMegabytes() > 0, generators.files(), System::nanoTime);
        files = new AssetFiles(around.catalog());
        delivered = delivered(home, stores.rendered(), around.zone(), clock);
        finisher = new ImageFinisher(id -> files.asset(id).flatMap(files::bytes));
        RenderFigures figures = new RenderFigures(book::loads, this::pools, () -> book.sums(Instant.EPOCH));
        around.metrics().show(figures);
        workers = new RenderWorkers(
                ProcessHandle.current().pid() + "-" + clock.millis(),
                Pace.DEFAULT,
                generators.stations(),
                new Workshop(
                        book,
                        caches,
                        finisher,
                        new RenderDelivery(delivered, around.lineages(), book, around.changed()),
                        new FolderReceipts(home.receipts()),
                        predictions,
                        new StartPictures(files, around.pixels()),
                        new RenderEars(around.events(), predictions, figures, this::moveAway),
                        "Sluice " + Version.CURRENT,
                        clock,
                        System::nanoTime));
        GroupAcceptance acceptance = new GroupAcceptance(book::accept, clock, GroupAcceptance.ROOM);
        desk = new RenderDesk(
                book,
                acceptance,
                workers::pools,
                predictions,
                generators.certificates(),
                generators.pools().preferences(),
                clock);
        HeroRerenders again = new HeroRerenders(
                campaigns, settings.heroRerenders(), this::pools, desk, workers::cancel, workers::wake);
        heroes = new HeroFollower(new HeroRecords(around.catalog(), around.signals(), book), again, again, clock);
    }

    /** Where finished files are taken in: what was asked for is, whatever files the user lets in otherwise. */
    private static UploadFolder delivered(Home home, Catalog catalog, ZoneId zone, InstantSource clock) {
        IngestLimits limits = IngestLimits.DEFAULT.withFileBytes(LARGEST_FILE);
        SightingReader reader = new SightingReader(new Containers(limits.metadata(), zone), limits, clock);
        return new UploadFolder(home.renders(), catalog, new Intake(catalog, reader), limits, clock);
    }

    /** Requests can be quoted: pools say which models they have. */
    void look() {
        workers.readModels();
        know();
    }

    /**
     * Images are rendered.
     *
     * @param byItself whether what people single out is rendered again without being asked for
     */
    void start(boolean byItself) {
        delivered.discardUnfinished();
        workers.start();
        know();
        desk.moveStranded();
        workers.wake();
        if (byItself) {
            heroes.start();
            following = true;
        }
    }

    private void know() {
        pools().forEach(view -> predictions.know(view.pool(), view.models()));
        predictions.seed(book);
    }

    /** Whether images are being rendered, so that others should wait. */
    boolean busy() {
        return workers.busy();
    }

    @Override
    public RenderBook book() {
        return book;
    }

    @Override
    public Campaigns campaigns() {
        return campaigns;
    }

    @Override
    public Routing quote(RenderRequest request) {
        check(request);
        return desk.quote(request);
    }

    @Override
    public Submitted submit(RenderRequest request) {
        check(request);
        Submitted submitted = desk.submit(request);
        workers.wake();
        return submitted;
    }

    private void check(RenderRequest request) {
        finisher.check(
                request.finishing(), request.spec().width(), request.spec().height());
    }

    private void moveAway(String pool) {
        if (desk.moveAway(pool) > 0) {
            workers.wake();
        }
    }

    @Override
    public int cancel(long render) {
        List<Long> inHand = book.cancel(render, clock.instant());
        workers.cancel(inHand);
        return inHand.size();
    }

    @Override
    public int retry(long render) {
        int again = book.retry(render, clock.instant());
        workers.wake();
        return again;
    }

    @Override
    public List<Progress> current() {
        return workers.current();
    }

    @Override
    public Optional<Raster> preview(long job) {
        return workers.preview(job);
    }

    @Override
    public byte[] jpeg(Raster picture) {
        return PictureFit.jpeg(picture, PREVIEW_QUALITY);
    }

    @Override
    public List<PoolView> pools() {
        return workers.pools();
    }

    @Override
    public List<PoolUse> use() {
        return workers.use();
    }

    @Override
    public List<PoolStarts> starts() {
        return workers.starts();
    }

    @Override
    public RenderCache.Figures cacheFigures() {
        return caches.figures();
    }

    @Override
    public Map<CacheKind, Tally> cacheTallies() {
        return caches.tallies();
    }

    @Override
    public long clearCaches() {
        return caches.clear();
    }

    @Override
    public boolean isThere(AssetId asset) {
        return files.asset(asset).isPresent();
    }

    /** That of the first model that would draw it; an untrained one draws at any size. */
    @Override
    public int edge(Optional<String> model) {
        return pools().stream()
                .flatMap(view -> view.models().stream())
                .filter(one -> model.isEmpty() ? one.trained() : one.id().equals(model.get()))
                .findFirst()
                .map(one -> ModelEdges.of(one.family()))
                .orElse(ModelEdges.ANY);
    }

    @Override
    public void signalled() {
        heroes.wake();
    }

    @Override
    public void campaignsChanged() {
        heroes.reconsider();
    }

    @Override
    public void close() {
        if (following) {
            heroes.close();
        }
        workers.close();
        generators.close();
        cache.close();
    }
}
