package sluice.ingest;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import sluice.asset.Asset;
import sluice.asset.Catalog;
import sluice.contracts.catalog.InMemoryCatalog;
import sluice.contracts.catalog.InMemoryImportLog;
import sluice.metadata.container.Containers;

/** An importer over catalog and log in memory, a watch moved by hand, and a way to wait for what it brings about. */
final class IngestBench implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-04-01T12:00:00Z"));
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    final InMemoryCatalog truth = new InMemoryCatalog();
    final HandWatch watch = new HandWatch();
    final ImportLog log;
    private final Catalog catalog;
    private final IngestLimits limits;
    private final Object moved = new Object();
    private Importer importer;

    IngestBench() {
        this(new InMemoryImportLog(), IngestLimits.DEFAULT);
    }

    IngestBench(ImportLog log, IngestLimits limits) {
        this.log = log;
        this.limits = limits;
        this.catalog = truth;
        this.importer = importer();
    }

    /** @param faulty gets the catalog that the bench looks at, and gives the one that the importer works with */
    IngestBench(ImportLog log, UnaryOperator<Catalog> faulty) {
        this.log = log;
        this.limits = IngestLimits.DEFAULT;
        this.catalog = faulty.apply(truth);
        this.importer = importer();
    }

    static SightingReader reader(IngestLimits limits) {
        return new SightingReader(new Containers(limits.metadata(), ZoneOffset.UTC), limits, CLOCK);
    }

    private Importer importer() {
        ImportListener listener = new ImportListener() {
            @Override
            public void progress(ImportRun run) {
                announce();
            }

            @Override
            public void catalogChanged() {
                announce();
            }
        };
        return new Importer(catalog, reader(limits), log, watch, listener, limits, CLOCK, 3);
    }

    private void announce() {
        synchronized (moved) {
            moved.notifyAll();
        }
    }

    Importer current() {
        return importer;
    }

    ImportRun begin(Path... paths) {
        return importer.begin(List.of(paths), false);
    }

    /** Imports to the end. */
    ImportRun run(Path... paths) throws InterruptedException {
        return finish(begin(paths));
    }

    ImportRun finish(ImportRun run) throws InterruptedException {
        await(run + " has ended", () -> current(run).state().ended());
        return current(run);
    }

    ImportRun watching(Path... paths) throws InterruptedException {
        ImportRun run = importer.begin(Arrays.asList(paths), true);
        await(run + " watches", () -> current(run).state() == ImportState.WATCHING);
        return run;
    }

    ImportRun current(ImportRun run) {
        return importer.find(run.id()).orElseThrow();
    }

    /** As if the program ended and started again. */
    void restart() {
        importer.close();
        importer = importer();
        importer.resume();
    }

    void await(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        synchronized (moved) {
            while (!holds.getAsBoolean()) {
                long left = end - System.nanoTime();
                Assertions.assertTrue(left > 0, "still not so: " + what);
                // Not every change is announced, so that it is looked at again now and then.
                moved.wait(Math.clamp(left / 1_000_000, 1, 20));
            }
        }
    }

    List<ImportProblem> problems(ImportRun run) {
        return log.problems(run.id(), 0, 1_000);
    }

    List<Asset> assets() {
        return truth.changedSince(0, 10_000);
    }

    /** The one asset that is or was at this path. */
    Asset at(Path path) {
        return truth.find(List.of(truth.resolve(path.toString(), 1).getFirst())).getFirst();
    }

    @Override
    public void close() {
        importer.close();
    }
}
