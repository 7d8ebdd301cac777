package sluice.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.Outcome;
import sluice.failure.SluiceException;

/** One import while it runs: its pass through the roots, then, if asked for, its watch over them. */
final class ActiveImport implements Runnable, ImportPass.Progress {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveImport.class);

    /** Counts are written down this often; a killed import counts again when it goes on. */
    private static final Duration LOG_EVERY = Duration.ofSeconds(1);

    private final Importer.Services services;
    private final ImportPass pass;
    private final ImportTally tally;
    private final ChangedPaths changes = new ChangedPaths();
    private final List<FolderWatch.Watching> watches = new ArrayList<>();
    private final CountDownLatch firstPass = new CountDownLatch(1);
    private final long id;
    private final boolean watching;

    private volatile ImportRun current;
    private volatile boolean cancelled;
    private volatile boolean stopped;
    private volatile boolean recorded;
    private volatile Instant logged = Instant.EPOCH;

    ActiveImport(ImportRun run, Importer.Services services) {
        this.current = run;
        this.id = run.id();
        this.watching = run.watch();
        this.tally = new ImportTally(run.counts().missing());
        this.services = services;
        this.pass = services.pass(id, this);
    }

    /** The import as it stands. */
    ImportRun current() {
        return current;
    }

    /** Whether the log knows how it ended; where it does not, only this object can tell. */
    boolean recorded() {
        return recorded || stopped;
    }

    /** Waits until the roots have been gone through once. */
    void awaitFirstPass() throws InterruptedException {
        firstPass.await();
    }

    /** Ends it for good. */
    void cancel() {
        cancelled = true;
        changes.end();
    }

    /** Ends it for now: it goes on when the program starts again. */
    void stop() {
        stopped = true;
        changes.end();
    }

    @Override
    public boolean cancelled() {
        return cancelled || stopped;
    }

    @Override
    public void run() {
        try {
            move(ImportState.RUNNING);
            if (watching) {
                beginWatching();
            }
            pass.run(walk(), current.roots());
            if (watching && !cancelled()) {
                move(ImportState.WATCHING);
                firstPass.countDown();
                followChanges();
            }
            if (stopped) {
                services.log()
                        .update(
                                id,
                                current.state(),
                                tally.counts(),
                                services.clock().instant());
            } else {
                move(cancelled ? ImportState.CANCELLED : ImportState.DONE);
            }
        } catch (RuntimeException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watches.forEach(ActiveImport::close);
            firstPass.countDown();
        }
    }

    @Override
    public void took(Effort effort) {
        services.listener().took(effort);
    }

    @Override
    public void chunk(List<Intake.Taken> taken) {
        List<ImportProblem> problems = new ArrayList<>();
        for (Intake.Taken one : taken) {
            tally.add(one.outcome());
            if (one.reason() != null) {
                problems.add(new ImportProblem(one.path(), one.reason()));
            }
        }
        if (!problems.isEmpty()) {
            services.log().addProblems(id, problems);
        }
        if (taken.stream().anyMatch(one -> one.outcome() != Outcome.UNCHANGED)) {
            services.listener().catalogChanged();
        }
        move(current.state());
    }

    /** A walk within all roots, even if it begins at a folder inside. */
    private FolderWalk walk() {
        return new FolderWalk(Set.copyOf(current.roots()), services.limits().depth());
    }

    private void beginWatching() {
        for (Path root : current.roots()) {
            try {
                watches.add(services.watch().watch(root, changes));
            } catch (IOException e) {
                services.log()
                        .addProblems(id, List.of(new ImportProblem(root, "cannot be watched: " + e.getMessage())));
            }
        }
    }

    private void followChanges() throws InterruptedException {
        while (!cancelled()) {
            ChangedPaths.Settled settled = changes.awaitSettled();
            if (settled.everything()) {
                services.pass(id, this).run(walk(), current.roots());
            } else {
                look(settled.paths());
            }
        }
    }

    /** Files that are gone come first, so that a file that was moved counts as moved. */
    private void look(List<Path> paths) throws InterruptedException {
        FolderSidecars sidecars = new FolderSidecars();
        FolderWalk walk = walk();
        List<Path> folders = new ArrayList<>();
        List<FoundFile> files = new ArrayList<>();
        for (Path path : paths) {
            if (!FolderWalk.isNameable(path)) {
                LOG.warn("{} is passed over: its name cannot be written down", path);
            } else if (FolderWalk.gone(path)) {
                pass.markVanished(path);
            } else if (!underHidden(path)) {
                look(path, walk, sidecars, files, folders);
            }
        }
        if (!files.isEmpty()) {
            pass.take(files);
        }
        if (!folders.isEmpty()) {
            services.pass(id, this).run(walk, folders);
        }
    }

    private static void look(
            Path path, FolderWalk walk, FolderSidecars sidecars, List<FoundFile> files, List<Path> folders) {
        if (Files.isDirectory(path)) {
            folders.add(path);
        } else if (Files.isRegularFile(path)
                && !sidecars.contains(path)
                && walk.astray(path).isEmpty()) {
            found(path, files);
        }
    }

    private static void found(Path path, List<FoundFile> files) {
        try {
            files.add(FoundFile.at(path));
        } catch (IOException e) {
            LOG.debug("{} went away while it was looked at", path, e);
        }
    }

    private boolean underHidden(Path path) {
        for (Path at = path; at != null && !current.roots().contains(at); at = at.getParent()) {
            if (FolderWalk.hidden(at)) {
                return true;
            }
        }
        return false;
    }

    /** The boundary of the import's thread: whatever went wrong is told here, or nobody hears of it. */
    private void fail(RuntimeException e) {
        LOG.error("Import {} stopped; what it recorded until then stays", id, e);
        String reason = e instanceof SluiceException ? e.getMessage() : "a fault in Sluice itself; its log says more";
        ImportProblem problem = new ImportProblem(current.roots().getFirst(), String.valueOf(reason));
        try {
            services.log().addProblems(id, List.of(problem));
            move(ImportState.FAILED);
        } catch (SluiceException again) {
            // The log is where the catalog is; the import stays unfinished there, and goes on at the next start.
            LOG.error("The end of import {} could not be written down", id, again);
            current = at(ImportState.FAILED);
        }
    }

    /** Nobody sees a state that the log does not know yet, so that who asks the log next finds it there. */
    private synchronized void move(ImportState state) {
        Instant now = services.clock().instant();
        ImportRun next = at(state);
        if (state != current.state() || Duration.between(logged, now).compareTo(LOG_EVERY) >= 0) {
            services.log().update(id, state, next.counts(), now);
            logged = now;
            recorded = state.ended();
        }
        current = next;
        services.listener().progress(next);
    }

    private ImportRun at(ImportState state) {
        Instant ended = state.ended() ? services.clock().instant() : null;
        return new ImportRun(id, current.roots(), watching, state, tally.counts(), current.started(), ended);
    }

    private static void close(FolderWatch.Watching watching) {
        try {
            watching.close();
        } catch (IOException e) {
            LOG.warn("A watch could not be ended", e);
        }
    }
}
