package sluice.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import sluice.asset.Catalog;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;

/**
 * Phase one of Tier 1: takes folders and files into the catalog. Several imports may run at a time, each with a thread of
 * its own that walks; they share a pool of readers, so that more imports never mean more load.
 */
public final class Importer implements AutoCloseable {
    /** Imports at a time, those that watch included. */
    private static final int LARGEST_NUMBER = 64;

    private final Services services;
    private final Map<Long, ActiveImport> active = new ConcurrentHashMap<>();
    private final ExecutorService readers;
    private final ExecutorService walkers = Executors.newVirtualThreadPerTaskExecutor();

    /** @param threads how many files are read at a time */
    public Importer(
            Catalog catalog,
            SightingReader reader,
            ImportLog log,
            FolderWatch watch,
            ImportListener listener,
            IngestLimits limits,
            InstantSource clock,
            int threads) {
        this.readers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("reader-", 0).daemon().factory());
        this.services =
                new Services(catalog, reader, log, watch, listener, limits, clock, readers, new Semaphore(2 * threads));
    }

    /** What every import works with. */
    record Services(
            Catalog catalog,
            SightingReader reader,
            ImportLog log,
            FolderWatch watch,
            ImportListener listener,
            IngestLimits limits,
            InstantSource clock,
            ExecutorService readers,
            Semaphore inFlight) {
        ImportPass pass(long importId, ImportPass.Progress progress) {
            return new ImportPass(importId, catalog, new Intake(catalog, reader), readers, inFlight, progress);
        }
    }

    /**
     * Begins an import; it goes on by itself.
     *
     * @param paths folders and files, absolute or relative to the working directory
     * @throws SluiceException when a path does not exist (nothing is begun then) or too many imports are under way
     */
    public ImportRun begin(List<Path> paths, boolean watch) {
        Set<Path> roots = new LinkedHashSet<>();
        for (Path path : paths) {
            roots.add(real(path));
        }
        if (roots.isEmpty()) {
            throw SluiceException.about(FailureCode.INVALID, "paths", "name at least one folder or file to import");
        }
        if (active.size() >= LARGEST_NUMBER) {
            throw SluiceException.of(
                    FailureCode.OVERLOADED,
                    LARGEST_NUMBER + " imports are under way; wait for one to end or cancel it");
        }
        supersede(roots, watch);
        ImportRun run =
                services.log().begin(List.copyOf(roots), watch, services.clock().instant());
        start(run);
        return run;
    }

    /**
     * Ends what a new import over the same roots takes the place of: a watch, and what was interrupted and not gone on
     * with; so that asking for the same every day does not pile up imports.
     */
    private void supersede(Set<Path> roots, boolean watch) {
        for (ImportRun old : services.log().unfinished()) {
            if (old.watch() != watch || !Set.copyOf(old.roots()).equals(roots)) {
                continue;
            }
            ActiveImport running = active.get(old.id());
            if (running == null) {
                Instant now = services.clock().instant();
                services.log().update(old.id(), ImportState.CANCELLED, old.counts(), now);
            } else if (watch) {
                running.cancel();
            }
        }
    }

    /** Goes on with what was under way when the program last stopped. */
    public void resume() {
        services.log().unfinished().forEach(this::start);
    }

    /** An import as it stands now. */
    public Optional<ImportRun> find(long id) {
        ActiveImport found = active.get(id);
        return found != null ? Optional.of(found.current()) : services.log().find(id);
    }

    /** Imports that run or watch, oldest first. */
    public List<ImportRun> active() {
        return active.values().stream()
                .map(ActiveImport::current)
                .sorted(Comparator.comparingLong(ImportRun::id))
                .toList();
    }

    /** Whether some import is going through folders now. */
    public boolean busy() {
        return active.values().stream().anyMatch(one -> one.current().state() == ImportState.RUNNING);
    }

    /** Ends an import; what it brought stays. */
    public void cancel(long id) {
        ActiveImport found = active.get(id);
        if (found != null) {
            found.cancel();
        }
    }

    /** Waits until an import has been through its folders once. */
    public void awaitFirstPass(long id) throws InterruptedException {
        ActiveImport found = active.get(id);
        if (found != null) {
            found.awaitFirstPass();
        }
    }

    private void start(ImportRun run) {
        ActiveImport begun = new ActiveImport(run, services);
        active.put(run.id(), begun);
        walkers.execute(() -> {
            try {
                begun.run();
            } finally {
                if (begun.recorded()) {
                    active.remove(run.id());
                }
            }
        });
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            String reason = Files.exists(path) ? "cannot be opened: " + e.getMessage() : "does not exist";
            throw new SluiceException(FailureCode.INVALID, path.toString(), path + " " + reason, e);
        }
    }

    /** Stops all imports where they are; {@link #resume} goes on with them. */
    @Override
    public void close() {
        active.values().forEach(ActiveImport::stop);
        walkers.close();
        readers.shutdown();
        try {
            readers.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
