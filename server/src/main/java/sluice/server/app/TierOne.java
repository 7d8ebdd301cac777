package sluice.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import sluice.adapters.files.DirectoryWatch;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.budget.Till;
import sluice.image.ImageRenderer;
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
import sluice.metadata.container.Containers;
import sluice.server.events.EventHub;
import sluice.server.home.Home;
import sluice.server.home.Settings;

/** Tier 1 of one home, put together: what takes files in, up to their thumbnails, and bills that. */
final class TierOne implements AutoCloseable {
    private final Home home;
    private final Catalog catalog;
    private final ImportLog log;
    private final EventHub events;
    private final TierOneBill bill;
    private final Importer importer;
    private final PictureMaker pictures;
    private final UploadFolder uploads;
    private final Runnable changed;
    private final IntConsumer pictured;

    /**
     * What Tier 1 works with beside its own stores.
     *
     * @param till that everything done for this library is billed at
     * @param changed to be called when the catalog may have something new
     * @param pictured to be called with the number of thumbnails that were made now, which may be none when some turned
     *     out to be impossible; the catalog has changed then
     */
    record Surroundings(
            ImageRenderer renderer,
            Renditions renditions,
            EventHub events,
            Till till,
            Runnable changed,
            IntConsumer pictured) {}

    /**
     * Nothing moves yet.
     *
     * @param zone that dates in files without one are in
     */
    TierOne(Home home, Settings settings, Stores stores, Surroundings around, InstantSource clock, ZoneId zone) {
        this.home = home;
        catalog = stores.catalog();
        log = stores.imports();
        events = around.events();
        changed = around.changed();
        pictured = around.pictured();
        bill = new TierOneBill(stores.ledger(), around.till(), clock);
        IngestLimits limits = IngestLimits.DEFAULT.withFileBytes((long) settings.largestFileMegabytes() << 20);
        SightingReader reader = new SightingReader(new Containers(limits.metadata(), zone), limits, clock);
        Intake intake = new Intake(catalog, reader);
        importer =
                new Importer(catalog, reader, log, new DirectoryWatch(), new Ear(), limits, clock, settings.threads());
        PictureJob job = new PictureJob(catalog, intake, around.renderer(), around.renditions(), limits.metadata());
        pictures = new PictureMaker(catalog, job, importer::busy, new Eye(), settings.threads());
        uploads = new UploadFolder(home.uploads(), catalog, intake, limits, clock);
    }

    Importer importer() {
        return importer;
    }

    PictureMaker pictures() {
        return pictures;
    }

    UploadFolder uploads() {
        return uploads;
    }

    /** Takes in what it is given from now on, up to the thumbnails. */
    void start() {
        uploads.discardUnfinished();
        pictures.start();
    }

    /** Real paths of what was imported or uploaded. */
    Set<Path> roots() {
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

    /** Stops where it is; the next start goes on from there. */
    @Override
    public void close() {
        importer.close();
        pictures.close();
        bill.close();
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
            changed.run();
        }
    }

    /** Hears of thumbnails, on the threads that make them. */
    private final class Eye implements PictureListener {
        @Override
        public void made(List<AssetId> ids) {
            if (!ids.isEmpty()) {
                events.picturesReady(ids);
            }
            if (catalog.counts().picturesPending() == 0) {
                bill.write();
            }
            pictured.accept(ids.size());
        }

        @Override
        public void took(Effort effort) {
            bill.add(effort);
        }
    }
}
