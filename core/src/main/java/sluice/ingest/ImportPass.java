package sluice.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sluice.asset.Catalog;
import sluice.asset.Outcome;
import sluice.asset.Sighting;
import sluice.failure.SluiceException;

/**
 * One go through the roots of an import: walks, reads in chunks on the shared readers, and in the end marks what is gone.
 * The first chunks are small, so that the first images are there at once; later ones are large, because every chunk is a
 * transaction.
 */
final class ImportPass {
    private static final int FIRST_CHUNK = 8;
    private static final int LARGEST_CHUNK = 128;

    /** Hears of every chunk, on the readers' threads. */
    interface Progress {
        void chunk(List<Intake.Taken> taken);

        void took(Effort effort);

        boolean cancelled();
    }

    private final long importId;
    private final Catalog catalog;
    private final Intake intake;
    private final Executor readers;
    private final Semaphore inFlight;
    private final Progress progress;

    private final FolderSidecars sidecars = new FolderSidecars();
    private final Phaser chunks = new Phaser(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private List<FoundFile> chunk = new ArrayList<>();
    private int chunkSize = FIRST_CHUNK;

    ImportPass(long importId, Catalog catalog, Intake intake, Executor readers, Semaphore inFlight, Progress progress) {
        this.importId = importId;
        this.catalog = catalog;
        this.intake = intake;
        this.readers = readers;
        this.inFlight = inFlight;
        this.progress = progress;
    }

    /**
     * Goes through all of these places.
     *
     * @param walk which has not been there yet
     * @throws SluiceException when the catalog failed; what was recorded until then stays
     */
    void run(FolderWalk walk, Collection<Path> places) throws InterruptedException {
        try {
            for (Path place : places) {
                walk(walk, place);
            }
            submit();
        } finally {
            chunks.awaitAdvanceInterruptibly(chunks.arrive());
        }
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        for (Path place : places) {
            markVanished(place);
        }
    }

    /** Looks at these files only, and at nothing else. */
    void take(List<FoundFile> files) {
        Effort.Watch watch = new Effort.Watch();
        List<Intake.Taken> taken = intake.take(importId, files);
        int images = (int) taken.stream().filter(one -> one.asset() != null).count();
        progress.took(watch.lap(Effort.Phase.READ, images));
        progress.chunk(taken);
    }

    /** Marks files at or below a folder that are not there any more. */
    void markVanished(Path folder) {
        Path after = null;
        while (!progress.cancelled()) {
            List<Path> known = catalog.files(folder, after, 1_000);
            if (known.isEmpty()) {
                return;
            }
            after = known.getLast();
            List<Sighting> gone = new ArrayList<>();
            for (Path path : known) {
                if (FolderWalk.gone(path)) {
                    gone.add(new Sighting.Vanished(path));
                }
            }
            if (!gone.isEmpty()) {
                progress.chunk(vanished(gone));
            }
        }
    }

    /** What another import marked a moment before is not told twice. */
    private List<Intake.Taken> vanished(List<Sighting> gone) {
        List<Outcome> outcomes = catalog.record(importId, gone);
        List<Intake.Taken> taken = new ArrayList<>();
        for (int i = 0; i < gone.size(); i++) {
            if (outcomes.get(i) == Outcome.VANISHED) {
                taken.add(new Intake.Taken(gone.get(i).path(), Outcome.VANISHED, null, null));
            }
        }
        return taken;
    }

    private void walk(FolderWalk walk, Path root) throws InterruptedException {
        try {
            walk.walk(root, new FolderWalk.Visitor() {
                @Override
                public boolean file(Path path, BasicFileAttributes attributes) {
                    return sidecars.contains(path) ? goOn() : add(FoundFile.of(path, attributes));
                }

                @Override
                public boolean problem(Path path, String reason) {
                    progress.chunk(List.of(new Intake.Taken(path, Outcome.REFUSED, reason, null)));
                    return goOn();
                }
            });
        } catch (IOException e) {
            progress.chunk(List.of(new Intake.Taken(root, Outcome.REFUSED, FolderWalk.reason(root, e), null)));
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private boolean goOn() {
        return !progress.cancelled()
                && failure.get() == null
                && !Thread.currentThread().isInterrupted();
    }

    private boolean add(FoundFile file) {
        chunk.add(file);
        if (chunk.size() >= chunkSize) {
            chunkSize = Math.min(2 * chunkSize, LARGEST_CHUNK);
            submit();
        }
        return goOn();
    }

    /** Hands the chunk to the readers, waiting while they have enough to do. */
    private void submit() {
        if (chunk.isEmpty()) {
            return;
        }
        List<FoundFile> files = chunk;
        chunk = new ArrayList<>();
        try {
            inFlight.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        chunks.register();
        try {
            readers.execute(() -> takeInTurn(files));
        } catch (RejectedExecutionException e) {
            inFlight.release();
            chunks.arriveAndDeregister();
            Thread.currentThread().interrupt();
        }
    }

    private void takeInTurn(List<FoundFile> files) {
        try {
            if (!progress.cancelled() && failure.get() == null) {
                take(files);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (Error e) {
            failure.compareAndSet(null, new IllegalStateException("a reader ended", e));
            throw e;
        } finally {
            inFlight.release();
            chunks.arriveAndDeregister();
        }
    }
}
