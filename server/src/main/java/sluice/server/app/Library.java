package sluice.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sluice.adapters.files.DirectoryWatch;
import sluice.adapters.files.FolderRenditions;
import sluice.adapters.imaging.LeptonicaImageRenderer;
import sluice.adapters.imaging.LeptonicaPixelReader;
import sluice.adapters.jdbc.SqliteDatabase;
import sluice.adapters.lucene.LuceneIndex;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Standing;
import sluice.curate.Decision;
import sluice.curate.grouping.Grouping;
import sluice.curate.likeness.GroupingRules;
import sluice.dispatch.PictureAnalyst;
import sluice.image.ImageRenderer;
import sluice.image.PixelReader;
import sluice.image.Renditions;
import sluice.ingest.Effort;
import sluice.ingest.ImportListener;
import sluice.ingest.ImportLog;
import sluice.ingest.ImportRun;
import sluice.ingest.ImportState;
import sluice.ingest.Importer;
import sluice.ingest.IngestLimits;
import sluice.ingest.Intake;
import sluice.ingest.PictureJob;
import sluice.ingest.PictureListener;
import sluice.ingest.PictureMaker;
import sluice.ingest.SightingReader;
import sluice.ingest.UploadFolder;
import sluice.journal.Acts;
import sluice.metadata.container.Containers;
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
    private final ZoneId zone;
    private final SqliteDatabase database;
    private final Catalog catalog;
    private final ImportLog log;
    private final SearchIndex index;
    private final ImageRenderer renderer;
    private final Renditions renditions;
    private final EventHub events;
    private final Metrics metrics;
    private final IndexFollower follower;
    private final Importer importer;
    private final PictureMaker pictures;
    private final UploadFolder uploads;
    private final Maintenance maintenance;
    private final Worth worth;
    private final Presence presence;
    private final DeepAnalysis deep;
    private final TuningWork tuning;
    private final TierOneBill bill;
    private final Likenesses likenesses;
    private final EmbeddingOnDemand onDemand;
    private final Curating curating;
    private final Rendering rendering;
    private final boolean blurSensitive;

    /** Opens a home that the caller owns; nothing moves yet. */
    public Library(Home home, Settings settings, InstantSource clock, ZoneId zone) {
        this.home = home;
        this.clock = clock;
        this.zone = zone;
        this.blurSensitive = settings.worth().blurSensitive();
        IngestLimits limits = IngestLimits.DEFAULT.withFileBytes((long) settings.largestFileMegabytes() << 20);
        SightingReader reader = new SightingReader(new Containers(limits.metadata(), zone), limits, clock);

        database = SqliteDatabase.open(home.database());
        Stores stores = Stores.in(database);
        catalog = stores.catalog();
        log = stores.imports();
        index = LuceneIndex.open(home.index());
        renderer = new LeptonicaImageRenderer();
        renditions = new FolderRenditions(home.renditions());

        Intake intake = new Intake(catalog, reader);
        events = new EventHub(clock, () -> StatusView.counts(catalog.counts()), this::queue);
        follower = new IndexFollower(catalog, index, this::shown);
        importer =
                new Importer(catalog, reader, log, new DirectoryWatch(), new Ear(), limits, clock, settings.threads());
        metrics = new Metrics(catalog::counts, importer::active);
        presence = new Presence(metrics, clock);
        PictureJob job = new PictureJob(catalog, intake, renderer, renditions, limits.metadata());
        pictures = new PictureMaker(catalog, job, importer::busy, new Eye(), settings.threads());
        uploads = new UploadFolder(home.uploads(), catalog, intake, limits, clock);
        likenesses = new Likenesses(home, settings.worth(), stores.findings(), clock);
        PixelReader pixels = new LeptonicaPixelReader();
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
                        likenesses.models().prompts(),
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
                        weights,
                        likenesses.active(),
                        grouping::take,
                        new Attention(
                                presence,
                                importer::busy,
                                () -> false,
                                () -> catalog.counts().picturesPending()),
                        index,
                        new QueueNote(home),
                        this::deepWorkMoved),
                clock,
                zone);
        tuning = new TuningWork(stores, weights, settings.worth().automaticTuning(), deep::weightsChanged, clock);
        bill = new TierOneBill(stores.ledger(), deep.till(), clock);
        onDemand = new EmbeddingOnDemand(catalog, pixels, likenesses, stores.ledger(), deep.till(), clock);
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
                likenesses.models(),
                likenesses,
                new Acts(
                        stores.journal(),
                        new Replay(
                                stores.signals(),
                                all -> decide(grouping, all),
                                curating.edits(),
                                this::signalled,
                                clock),
                        clock),
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
        Doctor doctor = new Doctor(home, database, catalog, index, renderer, this::roots);
        maintenance =
                new Maintenance(home, database, catalog, renditions, this::rebuildIndexes, doctor, pictures::wake);
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
    public void start(Work work) throws InterruptedException {
        follower.start();
        likenesses.start();
        follower.awaitCaughtUp();
        if (work == Work.QUOTE) {
            rendering.look();
        }
        if (work != Work.FOLLOW && work != Work.QUOTE) {
            uploads.discardUnfinished();
            pictures.start();
        }
        if (work == Work.RENDER || work == Work.RESUME) {
            rendering.start(work == Work.RESUME);
        }
        if (work == Work.RESUME) {
            importer.resume();
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
                        importer,
                        pictures,
                        renderer,
                        renditions,
                        uploads,
                        this::roots,
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
                importer.active(),
                roots(),
                follower.caughtUp(),
                guard.demandsToken(),
                blurSensitive);
    }

    private Set<Path> roots() {
        Set<Path> roots = new HashSet<>(log.roots());
        try {
            if (Files.isDirectory(home.uploads())) {
                roots.add(home.uploads().toRealPath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return roots;
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
        importer.close();
        pictures.close();
        rendering.close();
        tuning.close();
        deep.close();
        bill.close();
        onDemand.close();
        likenesses.close();
        follower.close();
        index.close();
        database.close();
    }

    /** Hears of imports, on their threads. */
    private final class Ear implements ImportListener {
        @Override
        public void progress(ImportRun run) {
            events.importMoved(run);
            if (run.state() != ImportState.RUNNING) {
                bill.write();
                pictures.wake();
            }
        }

        @Override
        public void took(Effort effort) {
            bill.add(effort);
        }

        @Override
        public void catalogChanged() {
            follower.wake();
        }
    }

    /** Hears of thumbnails, on the threads that make them. */
    private final class Eye implements PictureListener {
        @Override
        public void made(List<AssetId> ids) {
            if (!ids.isEmpty()) {
                metrics.picturesMade(ids.size());
                events.picturesReady(ids);
            }
            if (catalog.counts().picturesPending() == 0) {
                bill.write();
            }
            follower.wake();
            deep.assetsChanged();
        }

        @Override
        public void took(Effort effort) {
            bill.add(effort);
        }
    }
}
