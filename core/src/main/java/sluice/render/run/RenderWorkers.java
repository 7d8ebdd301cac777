package sluice.render.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.SluiceException;
import sluice.image.Raster;
import sluice.job.JobState;
import sluice.render.book.RenderJob;
import sluice.render.generate.GeneratorException;
import sluice.render.route.PoolView;

/**
 * Works the render book off: in every pool as many workers as it has slots, each of which leases images that can be drawn
 * together, draws, finishes, delivers and settles them. {@code docs/rendering.md} says what happens when something fails.
 */
public final class RenderWorkers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RenderWorkers.class);

    /** More receipts than this are not looked through at a start; each is of a turn that a crash has ended. */
    private static final int MOST_RECEIPTS = 10_000;

    private final Crew crew;
    private final List<Floor> floors = new ArrayList<>();
    private final List<Slots> slots = new ArrayList<>();
    private final Overseer overseer;
    private final Backlogs backlogs;

    /**
     * @param name tells the workers of this process from those of others, and from those before a restart
     * @param pools each with a name of its own
     */
    public RenderWorkers(String name, Pace pace, List<Station> pools, Workshop workshop) {
        if (pools.stream().map(station -> station.pool().name()).distinct().count() != pools.size()) {
            throw new IllegalArgumentException("two pools have the same name");
        }
        this.crew = Crew.of(name, workshop, pace);
        for (Station station : pools) {
            Floor floor = new Floor(station, crew);
            floors.add(floor);
            crew.rooms().add(floor);
            slots.add(new Slots(floor, crew));
        }
        this.overseer = new Overseer(slots, crew);
        this.backlogs = new Backlogs(workshop.book(), workshop.nanos());
    }

    /**
     * Begins to work. When it returns, the pools of this machine have said which models they have; those elsewhere are out
     * until they have answered.
     */
    public void start() {
        Instant now = crew.workshop().clock().instant();
        for (Floor floor : floors) {
            if (floor.pool().here()) {
                try {
                    floor.readModels();
                } catch (GeneratorException e) {
                    floor.out(Failures.reason(e), null);
                }
            } else {
                floor.health().unknown(now);
            }
        }
        sweep();
        overseer.start();
        slots.forEach(Slots::start);
    }

    /** Removes receipts of images that came to their end, as when a process died between settling and removing one. */
    private void sweep() {
        try {
            for (long job : crew.workshop().receipts().jobs(MOST_RECEIPTS)) {
                Optional<RenderJob> known = crew.workshop().book().job(job);
                JobState state = known.map(one -> one.leasing().state()).orElse(JobState.DONE);
                if (state.ended()) {
                    crew.handOver().discard(job);
                }
            }
        } catch (SluiceException e) {
            LOG.warn("Receipts that nobody needs any more are left for the next start", e);
        }
    }

    /** Says that there may be work. */
    public void wake() {
        crew.bell().ring();
    }

    /** How the pools are now; their backlog is at most a quarter of a second old. */
    public List<PoolView> pools() {
        List<PoolView> views = new ArrayList<>();
        for (int at = 0; at < floors.size(); at++) {
            Floor floor = floors.get(at);
            Health.Standing standing = floor.health().standing();
            views.add(new PoolView(
                    floor.pool(),
                    floor.models(),
                    floor.warm().loaded(),
                    slots.get(at).busy(),
                    backlogs.seconds(floor.pool().name()) + floor.inbox().seconds(),
                    standing.outUntil(),
                    standing.trouble()));
        }
        return views;
    }

    /** Asks the generators on this machine again what models they have, as after one was added. */
    public void readModels() {
        for (Floor floor : floors) {
            if (floor.pool().here()) {
                try {
                    floor.readModels();
                } catch (GeneratorException e) {
                    LOG.warn(
                            "The models of {} could not be read again",
                            floor.pool().name(),
                            e);
                }
            }
        }
    }

    /**
     * Ends images in hand that are not wanted any more, in mid-step where the generator can; the book knows already.
     *
     * @param jobs as {@code RenderBook.cancel} gives them; others are passed over
     */
    public void cancel(Collection<Long> jobs) {
        crew.inHand().cancel(jobs);
    }

    /** The images in hand, by id. */
    public List<Progress> current() {
        return crew.inHand().all().stream()
                .map(Turn::progress)
                .sorted(Comparator.comparingLong(Progress::job))
                .toList();
    }

    /** What can be seen of an image in hand; asking has it drawn, so that it is there for who asks again. */
    public Optional<Raster> preview(long job) {
        return crew.inHand().find(job).flatMap(turn -> turn.glimpse().look());
    }

    /** Whether images are being drawn on this machine: other computing yields to them. */
    public boolean busy() {
        for (int at = 0; at < floors.size(); at++) {
            if (floors.get(at).pool().here() && slots.get(at).busy() > 0) {
                return true;
            }
        }
        return false;
    }

    /** How often models were ready at once, and how often they had to be loaded. */
    public List<PoolStarts> starts() {
        return floors.stream().flatMap(floor -> floor.starts().stream()).toList();
    }

    /** How far the pools were used. */
    public List<PoolUse> use() {
        return floors.stream().map(Floor::use).toList();
    }

    /**
     * Stops: images in hand end at their next step and go back to the book; a call that takes too long is left behind, and
     * its images to the next start.
     */
    @Override
    public void close() {
        crew.bell().stop();
        crew.inHand().all().forEach(turn -> turn.unwanted(Turn.Unwanted.STOPPED));
        try {
            long until = System.nanoTime() + crew.pace().patience().toNanos();
            for (Slots pool : slots) {
                for (Slot slot : pool.working()) {
                    join(slot.thread(), until);
                }
            }
            putBack();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            overseer.close();
            floors.forEach(floor -> floor.warm().close());
        }
    }

    /** Gives back what was handed over and nobody has begun; what cannot be given back is free when its lease runs out. */
    private void putBack() throws InterruptedException {
        Optional<Stint> left = crew.rooms().drain();
        while (left.isPresent()) {
            for (Piece piece : left.get().pieces()) {
                putBack(piece.turn());
            }
            left = crew.rooms().drain();
        }
    }

    private void putBack(Turn turn) throws InterruptedException {
        Turn.Unwanted why = turn.unwanted();
        try {
            if (!turn.isEnded()) {
                crew.handOver().endUnwanted(turn, why == null ? Turn.Unwanted.STOPPED : why);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("Image {} could not be given back", turn.job().id(), e);
        }
    }

    private static void join(Thread thread, long until) throws InterruptedException {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        thread.interrupt();
    }
}
