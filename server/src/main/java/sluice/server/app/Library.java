package sluice.server.app;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import sluice.adapters.files.FolderRenditions;
import sluice.adapters.imaging.LeptonicaImageRenderer;
import sluice.adapters.imaging.LeptonicaPixelReader;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.lucene.LuceneIndex;
import sluice.adapters.onnx.OnnxModels;
import sluice.analysis.Models;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Standing;
import sluice.budget.Prices;
import sluice.budget.Till;
import sluice.curate.Decision;
import sluice.curate.grouping.Grouping;
import sluice.curate.likeness.GroupingRules;
import sluice.dispatch.PictureAnalyst;
import sluice.image.ImageRenderer;
import sluice.image.PixelReader;
import sluice.image.Renditions;
import sluice.ingest.ImportLog;
import sluice.search.IndexFollower;
import sluice.search.QueryParser;
import sluice.search.SearchIndex;
import sluice.server.api.Api;
import sluice.server.api.Worth;
import sluice.server.api.interchange.Exchange;
import sluice.server.api.system.Presence;
import sluice.server.api.system.StatusView;
import sluice.server.api.worth.QueueView;
import sluice.server.events.EventHub;
import sluice.server.home.Home;
import sluice.server.home.QueueNote;
import sluice.server.home.Settings;
import sluice.server.http.Guard;
import sluice.server.http.Router;
import sluice.server.metrics.DeepFigures;
import sluice.server.metrics.Metrics;
import sluice.similar.SimilaritySearch;
import sluice.tune.WeightsInForce;
import tools.jackson.databind.JsonNode;

/** An open home with all of its parts: the one place that says which part works with which. */
public final class Library implements AutoCloseable {
    private final Home home;
    private final InstantSource clock;
    private final SqliteDatabase database;
    private final Catalog catalog;
    private final ImportLog log;
    private final SearchIndex index;
    private final ImageRenderer renderer;
    private final Renditions renditions;
    private final EventHub events;
    private final Metrics metrics;
    private final IndexFollower follower;
    private final TierOne tierOne;
    private final Maintenance maintenance;
    private final Worth worth;
    private final Presence presence;
    private final DeepAnalysis deep;
    private final TuningWork tuning;
    private final Likenesses likenesses;
    private final EmbeddingOnDemand onDemand;
    private final Curating curating;
    private final Rendering rendering;
    private final Work work;
    private final boolean blurSensitive;

    /** Opens a home that the caller owns; nothing is set in motion yet. */
    public Library(Home home, Settings settings, InstantSource clock, ZoneId zone, Work work) {
        this.home = home;
        this.clock = clock;
        this.work = work;
        this.blurSensitive = settings.worth().blurSensitive();
        Models models = new OnnxModels(home.models(), settings.worth().modelsBase());
        PixelReader pixels = new LeptonicaPixelReader();
        Generators generators = new Generators(home, models.prompts(), pixels, clock);
        if (work == Work.RENDER) {
            // It takes as long as all that follows, and needs nothing of it.
            generators.expectWork();
        }
        database = SqliteDatabase.open(home.database());
        Stores stores = Stores.in(database);
        catalog = stores.catalog();
        log = stores.imports();
        index = LuceneIndex.open(home.index());
        renderer = new LeptonicaImageRenderer();
        renditions = new FolderRenditions(home.renditions());

        events = new EventHub(clock, () -> StatusView.counts(catalog.counts()), this::queue);
        follower = new IndexFollower(catalog, index, this::shown);
        Till till = new Till(new Prices(settings.worth().microUsdPerCpuHour()));
        tierOne = new TierOne(
                home,
                settings,
                stores,
                new TierOne.Surroundings(renderer, renditions, events, till, follower::wake, this::pictured),
                clock,
                zone);
        metrics = new Metrics(catalog::counts, tierOne.importer()::active);
        presence = new Presence(metrics, clock);
        likenesses = new Likenesses(home, settings.worth(), models, stores.findings(), clock);
        Grouping grouping = new Grouping(catalog, stores.groups(), likenesses.looks(), GroupingRules.DEFAULT);
        WeightsInForce weights = new WeightsInForce(stores.weights(), clock);
        rendering = new Rendering(
                home,
                settings.renders(),
                stores,
                new Rendering.Surroundings(
                        catalog,
                        stores.signals(),
                        stores.groups(),
                        pixels,
                        models.prompts(),
                        generators,
                        zone,
                        events,
                        metrics,
                        follower::wake),
                clock);
        deep = new DeepAnalysis(
                settings.worth(),
                stores,
                new DeepAnalysis.Surroundings(
                        new PictureAnalyst(pixels, likenesses.embedders(), stores.findings(), clock),
                        till,
                        weights,
                        likenesses.active(),
                        grouping::take,
                        new Attention(
                                presence,
                                tierOne.importer()::busy,
                                () -> false,
                                () -> catalog.counts().picturesPending()),
                        index,
                        new QueueNote(home),
                        this::deepWorkMoved),
                clock,
                zone);
        tuning = new TuningWork(stores, weights, settings.worth().automaticTuning(), deep::weightsChanged, clock);
        onDemand = new EmbeddingOnDemand(catalog, pixels, likenesses, stores.ledger(), till, clock);
        curating = new Curating(stores, new QueryParser(clock, zone), clock);
        SimilaritySearch similarity = likenesses.search(index, stores, onDemand);
        worth = new Worth(
                stores.signals(),
                stores.valuations(),
                stores.findings(),
                stores.ledger(),
                stores.groups(),
                stores.backlog(),
                deep,
                similarity,
                models,
                likenesses,
                curating.acts(all -> decide(grouping, all), this::signalled),
                grouping,
                stores.trash(),
                curating.over(index, similarity),
                tuning,
                new Exchange(stores.sidecars(), zone),
                rendering);
        metrics.show(new DeepFigures(
                stores.backlog()::counts,
                deep::automaticCores,
                deep::tiers,
                () -> stores.ledger().spent(Instant.EPOCH, zone)));
        Doctor doctor = new Doctor(home, database, catalog, index, renderer, tierOne::roots);
        maintenance = new Maintenance(
                home, database, catalog, renditions, this::rebuildIndexes, doctor, tierOne.pictures()::wake);
    }

    /** What is set in motion when a home is opened. */
    public enum Work {
        /** Searches find what the catalog holds. */
        FOLLOW,
        /** And renders can be quoted. */
        QUOTE,
        /** And new files are taken in, on demand, up to their thumbnails. */
        IMPORT,
        /** Deep work is worked off when it is asked for, up to its thumbnails. */
        DRAIN,
        /** Renders are worked off, and taken in up to their thumbnails; nothing else is. */
        RENDER,
        /** And imports that were under way, or watching, when the program last stopped go on. */
        RESUME
    }

    /** Sets the parts in motion and waits until everything in the catalog can be found. */
    public void start() throws InterruptedException {
        follower.start();
        likenesses.start();
        follower.awaitCaughtUp();
        if (work == Work.QUOTE) {
            rendering.look();
        }
        if (work != Work.FOLLOW && work != Work.QUOTE) {
            tierOne.start();
        }
        if (work == Work.RENDER || work == Work.RESUME) {
            rendering.start(work == Work.RESUME);
        }
        if (work == Work.RESUME) {
            tierOne.importer().resume();
        }
        if (work == Work.DRAIN || work == Work.RESUME) {
            deep.start();
            tuning.start(() -> deep.automaticCores() > 0);
        }
    }

    /** The API over this library. */
    public Router api(Guard guard) {
        return Api.router(
                new Api.Parts(
                        Version.CURRENT,
                        clock,
                        catalog,
                        log,
                        index,
                        curating.parser(),
                        tierOne.importer(),
                        tierOne.pictures(),
                        renderer,
                        renditions,
                        tierOne.uploads(),
                        tierOne::roots,
                        () -> status(guard),
                        follower::wake,
                        worth,
                        maintenance,
                        events,
                        metrics,
                        presence),
                guard);
    }

    private StatusView.Status status(Guard guard) {
        return new StatusView.Status(
                Version.CURRENT,
                home.folder(),
                catalog.counts(),
                tierOne.importer().active(),
                tierOne.roots(),
                follower.caughtUp(),
                guard.demandsToken(),
                blurSensitive);
    }

    private JsonNode queue() {
        return QueueView.of(worth.work().status());
    }

    /** Searches see these as they are now; of those that stand out, whoever shows them is told. */
    private void shown(List<Asset> changed) {
        events.catalogChanged();
        deep.assetsChanged();
        worth.curated().suggestions().changed();
        events.assetsChanged(changed.stream()
                .filter(asset -> !asset.standing().equals(Standing.NEW))
                .map(Asset::id)
                .toList());
    }

    /** The user said, or took back, something of these. */
    private void signalled(List<AssetId> assets) {
        deep.signalled(assets);
        rendering.signalled();
        worth.curated().suggestions().outdated();
    }

    private void decide(Grouping grouping, List<Decision> decisions) {
        grouping.decide(decisions);
        follower.wake();
    }

    private void rebuildIndexes() {
        follower.rebuild();
        likenesses.rebuild();
    }

    /** @param images whose thumbnails were made just now */
    private void pictured(int images) {
        if (images > 0) {
            metrics.picturesMade(images);
        }
        follower.wake();
        deep.assetsChanged();
    }

    private void deepWorkMoved() {
        events.queueChanged();
        follower.wake();
        likenesses.wake();
    }

    /** Ends the event streams, so that a web server need not wait for their readers. */
    void quiet() {
        events.close();
    }

    /** Stops everything where it is; the next start goes on from there. */
    @Override
    public void close() {
        events.close();
        tierOne.close();
        rendering.close();
        tuning.close();
        deep.close();
        onDemand.close();
        likenesses.close();
        follower.close();
        index.close();
        database.close();
    }
}
