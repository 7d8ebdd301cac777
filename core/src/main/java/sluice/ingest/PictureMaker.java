package sluice.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.failure.SluiceException;

/**
 * Phase two of Tier 1: makes the thumbnails that are still missing. What somebody is looking at comes first; the rest
 * follows, newest first, once no import is reading. The catalog says what is missing, so a kill costs a few pictures
 * made twice and nothing else.
 */
public final class PictureMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PictureMaker.class);

    /** Pictures between two transactions of one worker: some 0.6 s of work, and one wait for the disk. */
    private static final int BATCH = 48;

    /** Decoded pixels at a time, in millions: 4 bytes each outside the heap. */
    private static final int MEGAPIXELS = 96;

    /** How long a worker rests when there is nothing to do or storage failed, before it looks again by itself. */
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Catalog catalog;
    private final PictureJob job;
    private final BooleanSupplier importing;
    private final PictureListener listener;
    private final PictureBacklog backlog;
    private final PictureRequests requests = new PictureRequests();
    private final Semaphore pixels = new Semaphore(MEGAPIXELS, true);
    private final List<Thread> workers = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private volatile boolean stopped;

    /**
     * @param importing whether an import is reading now: thumbnails nobody asked for wait meanwhile
     */
    public PictureMaker(
            Catalog catalog, PictureJob job, BooleanSupplier importing, PictureListener listener, int threads) {
        this.catalog = catalog;
        this.job = job;
        this.importing = importing;
        this.listener = listener;
        this.backlog = new PictureBacklog(catalog);
        for (int i = 0; i < threads; i++) {
            workers.add(Thread.ofPlatform().name("pictures-" + i).daemon().unstarted(new Worker()));
        }
    }

    public void start() {
        workers.forEach(Thread::start);
    }

    /** Says that there may be something to do. */
    public void wake() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Asks for a picture now; the answer is empty when so many later requests came in that this one was dropped. */
    public CompletableFuture<Optional<Picture>> request(AssetId id) {
        CompletableFuture<Optional<Picture>> answer = requests.ask(id);
        wake();
        return answer;
    }

    /** Rests until there is news, or for a while. */
    private void rest() throws InterruptedException {
        lock.lock();
        try {
            if (!stopped && requests.isEmpty()) {
                news.awaitNanos(REST_NANOS);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops after the pictures in hand. */
    @Override
    public void close() {
        stopped = true;
        wake();
        boolean interrupted = false;
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        requests.end();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One thread, with the file memory it uses again and the results it has not yet recorded. */
    private final class Worker implements Runnable {
        private final PictureFile file = new PictureFile();
        private final List<AssetId> claimed = new ArrayList<>();
        private final List<PictureResult> results = new ArrayList<>();

        /** What requests are told once claims are let go of: told before, one that came in between would be lost. */
        private final Map<AssetId, Picture> answers = new HashMap<>();

        /** Whether a file turned out to have changed, which the catalog has been told. */
        private boolean changed;

        private double wallSeconds;
        private double cpuSeconds;

        @Override
        public void run() {
            try {
                while (!stopped) {
                    if (!stepped()) {
                        rest();
                    }
                }
                record();
            } catch (SluiceException e) {
                LOG.error("{} thumbnails are made again at the next start: the catalog failed", results.size(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                file.close();
            }
        }

        /** The boundary of the worker's thread: a failure costs a rest, and no thumbnail for good. */
        private boolean stepped() throws InterruptedException {
            try {
                return step();
            } catch (RuntimeException e) {
                LOG.error("Thumbnails wait a moment", e);
                letGoOfUnmade();
                return false;
            }
        }

        /** Whether there was something to do. */
        private boolean step() throws InterruptedException {
            Optional<AssetId> wanted = requests.next();
            if (wanted.isPresent()) {
                serve(wanted.get());
                return true;
            }
            Optional<Asset> next = importing.getAsBoolean() ? Optional.empty() : backlog.claimNext();
            if (next.isPresent()) {
                claimed.add(next.get().id());
                make(next.get());
            }
            if (next.isEmpty() || claimed.size() >= BATCH) {
                record();
            }
            return next.isPresent();
        }

        private void serve(AssetId id) throws InterruptedException {
            if (backlog.claim(id)) {
                claimed.add(id);
                List<Asset> found = catalog.find(List.of(id));
                if (found.isEmpty()) {
                    answers.put(id, new Picture.Impossible("there is no such asset"));
                } else if (found.getFirst().picture() instanceof Picture.Pending) {
                    make(found.getFirst());
                } else {
                    answers.put(id, found.getFirst().picture());
                }
            }
            // If it is not free, another worker has it in hand, or this one has it in its results: those answer.
            record();
        }

        private void make(Asset asset) throws InterruptedException {
            int permits = (int) Math.clamp(asset.header().pixels() / 1_000_000 + 1, 1, MEGAPIXELS);
            pixels.acquire(permits);
            Effort.Watch watch = new Effort.Watch();
            try {
                Optional<PictureResult> result = job.make(asset, file);
                result.ifPresent(results::add);
                changed |= result.isEmpty();
                answers.put(
                        asset.id(),
                        result.map(PictureResult::picture)
                                .orElse(new Picture.Impossible("the file has changed or is gone")));
            } finally {
                pixels.release(permits);
                Effort effort = watch.lap(Effort.Phase.THUMBNAIL, 1);
                cpuSeconds += effort.cpuSeconds();
                wallSeconds += effort.wallSeconds();
            }
        }

        private void record() {
            List<AssetId> ids = results.stream().map(PictureResult::id).toList();
            if (!results.isEmpty()) {
                catalog.recordPictures(results);
                results.clear();
            }
            boolean news = changed || !ids.isEmpty();
            changed = false;
            backlog.release(claimed);
            claimed.clear();
            answers.forEach(requests::made);
            answers.clear();
            if (news) {
                listener.took(new Effort(Effort.Phase.THUMBNAIL, ids.size(), cpuSeconds, wallSeconds));
                cpuSeconds = 0;
                wallSeconds = 0;
                listener.made(ids);
            }
        }

        /** Results that could not be recorded are kept for the next try; what was not made goes back to the others. */
        private void letGoOfUnmade() {
            List<AssetId> unmade = claimed.stream()
                    .filter(id ->
                            results.stream().noneMatch(result -> result.id().equals(id)))
                    .toList();
            claimed.removeAll(unmade);
            answers.keySet().removeAll(unmade);
            backlog.release(unmade);
            unmade.forEach(requests::drop);
        }
    }
}
